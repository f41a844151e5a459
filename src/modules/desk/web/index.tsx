import { defineConsoleModule } from '../../../ui/console/module.ts'

export const desk = defineConsoleModule({
  id: 'desk',
  menu: [
    {
      place: '接待台',
      title: '来电记录',
      path: '/calls',
      right: 'desk.see-calls',
      order: 40,
      clauses: ['§6.7', '§11.3'],
    },
  ],
  pages: [{ path: '/calls', title: '来电记录', right: 'desk.see-calls', load: () => import('./calls-page.tsx') }],
  cardActions: [
    {
      id: 'desk.log-call',
      label: '来电登记',
      key: 'l',
      order: 5,
      right: 'desk.log-calls',
      load: () => import('./call-form.tsx'),
    },
  ],
})
