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
      place: '设置',
      title: '报修类别',
      path: '/settings/repair-categories',
      right: 'work-orders.set-categories',
      order: 40,
      clauses: ['§12.3.2'],
    },
  ],
  pages: [
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
