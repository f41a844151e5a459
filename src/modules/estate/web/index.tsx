import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'

/** The data of one house, to look at or to change. */
export const HouseDrawer = lazy(() => import('./houses/house-drawer.tsx'))

/** §12.4.1: records that a house is used for something else now. */
export const ChangeUseDrawer = lazy(() => import('./houses/change-use-drawer.tsx'))

export const estate = defineConsoleModule({
  id: 'estate',
  menu: [
    { place: '房产', title: '楼盘图', path: '/building-grid', right: 'estate.read', order: 10 },
    {
      place: '房产',
      title: '房屋',
      path: '/houses',
      right: 'estate.read',
      order: 20,
      clauses: ['§12.4.1', '§12.4.3'],
    },
    { place: '房产', title: '楼栋设施', path: '/estate', right: 'estate.read', order: 90, clauses: ['§10.4'] },
  ],
  pages: [
    { path: '/building-grid', title: '楼盘图', right: 'estate.read', load: () => import('./grid/grid-page.tsx') },
    { path: '/houses', title: '房屋', right: 'estate.read', load: () => import('./houses/houses-page.tsx') },
    { path: '/estate', title: '楼栋设施', right: 'estate.read', load: () => import('./places/places-page.tsx') },
  ],
})
