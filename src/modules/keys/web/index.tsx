import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { countKeys } from '../contract.ts'

const useOverdue = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(countKeys, { communityId }, { everySeconds: 60 }).data?.overdue
}

const OverdueKeys = lazy(() => import('./overdue-keys.tsx'))

export const keys = defineConsoleModule({
  id: 'keys',
  menu: [
    {
      place: '房产',
      title: '钥匙',
      path: '/keys',
      right: 'keys.read',
      order: 40,
      clauses: ['§11.1', '§1.4'],
      useCount: useOverdue,
    },
  ],
  pages: [
    { path: '/keys', title: '钥匙台账', right: 'keys.read', load: () => import('./keys-page.tsx') },
    { path: '/keys/loans', title: '钥匙借还登记', right: 'keys.read', load: () => import('./loans-page.tsx') },
    { path: '/keys/cabinets', title: '钥匙柜', right: 'keys.read', load: () => import('./cabinets-page.tsx') },
    { path: '/keys/stock-takes', title: '钥匙盘点', right: 'keys.read', load: () => import('./stock-takes-page.tsx') },
    {
      path: '/keys/stock-takes/$stockTakeId',
      title: '钥匙盘点',
      right: 'keys.read',
      load: () => import('./stock-take-page.tsx'),
    },
  ],
  cardPanels: [{ id: 'keys', title: '钥匙', order: 60, right: 'keys.read', load: () => import('./keys-panel.tsx') }],
  cardActions: [
    {
      id: 'keys.lend',
      label: '借钥匙',
      title: '借出钥匙',
      key: 'y',
      order: 50,
      right: 'keys.lend',
      load: () => import('./lend-for-house.tsx'),
    },
  ],
  todaySections: [
    {
      id: 'keys.overdue',
      title: '逾期未还的钥匙',
      order: 50,
      right: 'keys.read',
      Component: OverdueKeys,
      useCount: useOverdue,
    },
  ],
})
