import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { matterFace } from '../../matters/web/index.tsx'
import '../contract.ts'

/** The fields that take down a repair, for forms of other modules (a call that leads to one). */
export const RepairFields = lazy(() => import('./repair-fields.tsx'))

matterFace({ kind: 'repair', load: () => import('./repair-face.tsx') })

export const workOrders = defineConsoleModule({
  id: 'work-orders',
  menu: [
    {
      place: '事项',
      title: '报修',
      path: '/repairs',
      right: 'work-orders.see',
      order: 20,
      clauses: ['§5.4', '§6.7', '§2.3', '§4.7'],
    },
    {
      place: '事项',
      title: '保修单位',
      path: '/contractors',
      right: 'work-orders.see',
      order: 60,
      clauses: ['§2.3'],
    },
    {
      place: '设置',
      title: '报修类别',
      path: '/settings/repair-categories',
      right: 'work-orders.set-categories',
      order: 40,
      clauses: ['§12.3.2', '§12.3.4.2'],
    },
    {
      place: '设置',
      title: '保修规则',
      path: '/settings/warranty',
      right: 'work-orders.set-categories',
      order: 42,
      clauses: ['§2.3'],
    },
  ],
  pages: [
    { path: '/repairs', title: '报修', right: 'work-orders.see', load: () => import('./repairs-page.tsx') },
    { path: '/contractors', title: '保修单位', right: 'work-orders.see', load: () => import('./contractors-page.tsx') },
    {
      path: '/settings/warranty',
      title: '保修规则',
      right: 'work-orders.set-categories',
      load: () => import('./warranty-page.tsx'),
    },
    {
      path: '/settings/repair-categories',
      title: '报修类别',
      right: 'work-orders.set-categories',
      load: () => import('./categories-page.tsx'),
    },
  ],
  cardActions: [
    {
      id: 'work-orders.log',
      label: '报修',
      title: '登记报修',
      key: 'r',
      order: 10,
      right: 'work-orders.log',
      load: () => import('./repair-form.tsx'),
    },
  ],
})
