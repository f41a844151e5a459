import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { matterFace } from '../../matters/web/index.tsx'
import { useUnsignedWeeks } from './use-unsigned-weeks.ts'

matterFace({ kind: 'complaint-summary', load: () => import('./summary-face.tsx') })

const UnsignedWeeks = lazy(() => import('./unsigned-weeks.tsx'))

const useWaiting = (): number | undefined => useUnsignedWeeks().weeks?.length

export const reports = defineConsoleModule({
  id: 'reports',
  menu: [
    {
      place: '报表',
      title: '投诉周报',
      path: '/reports/complaints',
      right: 'reports.see-complaints',
      order: 10,
      clauses: ['§12.3.7', '§1.6'],
      useCount: useWaiting,
    },
  ],
  pages: [
    {
      path: '/reports/complaints',
      title: '投诉周报',
      right: 'reports.see-complaints',
      load: () => import('./statistics-page.tsx'),
    },
    {
      path: '/reports/complaints/rows',
      title: '投诉统计明细',
      right: 'reports.see-complaints',
      load: () => import('./rows-page.tsx'),
    },
  ],
  todaySections: [
    {
      id: 'reports.unsigned-weeks',
      title: '待签发的投诉周报',
      order: 30,
      right: 'reports.sum-up-complaints',
      Component: UnsignedWeeks,
      useCount: useWaiting,
    },
  ],
})
