import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'

/** Chooses one house by any natural spelling, for forms of other modules. */
export const HouseField = lazy(async () => ({ default: (await import('./house-field.tsx')).HouseField }))

export const households = defineConsoleModule({
  id: 'households',
  menu: [
    {
      place: '接待台',
      title: '查找住户',
      path: '/desk',
      right: 'households.search',
      order: 10,
      clauses: ['§10.4', '§12.4.1', '§12.4.3', '§12.4.4'],
    },
    { place: '房产', title: '业户', path: '/parties', right: 'households.read', order: 30, clauses: ['§10.4'] },
    {
      place: '房产',
      title: '产权登记',
      path: '/titles',
      right: 'households.read',
      order: 40,
      clauses: ['§12.4.1', '§12.4.2', '§12.4.3'],
    },
    {
      place: '房产',
      title: '租约登记',
      path: '/leases',
      right: 'households.read',
      order: 50,
      clauses: ['§12.4.2', '§12.4.4'],
    },
    { place: '房产', title: '住户', path: '/occupants', right: 'households.read', order: 55 },
    { place: '房产', title: '车辆', path: '/vehicles', right: 'households.read', order: 60 },
    { place: '房产', title: '全号导出', path: '/mass-exports', right: 'households.mass-export', order: 96 },
    { place: '房产', title: '导入', path: '/import', right: 'households.import', order: 95 },
  ],
  pages: [
    { path: '/desk', title: '接待台', right: 'households.search', load: () => import('./desk/desk-page.tsx') },
    {
      path: '/desk/$houseId',
      title: '住户卡',
      right: 'households.card',
      load: () => import('./desk/household-page.tsx'),
    },
    { path: '/parties', title: '业户', right: 'households.read', load: () => import('./parties/parties-page.tsx') },
    { path: '/titles', title: '产权登记', right: 'households.read', load: () => import('./titles/titles-page.tsx') },
    { path: '/leases', title: '租约登记', right: 'households.read', load: () => import('./leases/leases-page.tsx') },
    {
      path: '/occupants',
      title: '住户',
      right: 'households.read',
      load: () => import('./occupants/occupants-page.tsx'),
    },
    { path: '/vehicles', title: '车辆', right: 'households.read', load: () => import('./vehicles/vehicles-page.tsx') },
    {
      path: '/mass-exports',
      title: '全号导出',
      right: 'households.mass-export',
      load: () => import('./mass-export/mass-exports-page.tsx'),
    },
    { path: '/import', title: '导入', right: 'households.import', load: () => import('./import/import-page.tsx') },
  ],
  search: {
    right: 'households.search',
    placeholder: '房号、姓名、拼音首字母、电话、车牌或事项编号',
    find: async (question) => (await import('./desk/find-household.ts')).findHousehold(question),
  },
})
