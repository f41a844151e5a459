import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { matterFace } from '../../matters/web/index.tsx'
import { countCallbacks } from '../contract.ts'

const useDueToday = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(countCallbacks, { communityId }, { everySeconds: 60 }).data?.dueToday
}

const DueCallbacks = lazy(() => import('./due-callbacks.tsx'))

matterFace({ kind: 'callback', load: () => import('./callback-face.tsx') })

export const callbacks = defineConsoleModule({
  id: 'callbacks',
  menu: [
    {
      place: '事项',
      title: '回访',
      path: '/callbacks',
      right: 'callbacks.see',
      order: 30,
      clauses: ['§12.3.4.2', '§12.3.5', '§11.4', '§13.5', '§2.3'],
      useCount: useDueToday,
    },
    {
      place: '事项',
      title: '回访抽查',
      path: '/callbacks/samples',
      right: 'callbacks.see-samples',
      order: 35,
      clauses: ['§12.3.4.1'],
    },
    {
      place: '设置',
      title: '回访',
      path: '/settings/callbacks',
      right: 'callbacks.see',
      order: 45,
      clauses: ['§12.3.4.1'],
    },
  ],
  pages: [
    { path: '/callbacks', title: '回访', right: 'callbacks.see', load: () => import('./callbacks-page.tsx') },
    {
      path: '/callbacks/samples',
      title: '回访抽查',
      right: 'callbacks.see-samples',
      load: () => import('./samples-page.tsx'),
    },
    {
      path: '/callbacks/samples/$month',
      title: '回访抽查',
      right: 'callbacks.see-samples',
      load: () => import('./sample-page.tsx'),
    },
    {
      path: '/settings/callbacks',
      title: '回访设置',
      right: 'callbacks.see',
      load: () => import('./setting-page.tsx'),
    },
  ],
  todaySections: [
    {
      id: 'callbacks.due',
      title: '今天要打的回访',
      order: 40,
      right: 'callbacks.record',
      Component: DueCallbacks,
      useCount: useDueToday,
    },
  ],
  cardPanels: [
    {
      id: 'callbacks.last',
      title: '上次回访',
      order: 70,
      right: 'callbacks.see',
      load: () => import('./last-callback-panel.tsx'),
    },
  ],
  cardActions: [
    {
      id: 'callbacks.plan',
      label: '回访',
      title: '临时回访',
      key: 'h',
      order: 60,
      right: 'callbacks.record',
      load: () => import('./plan-callback.tsx'),
    },
  ],
})
