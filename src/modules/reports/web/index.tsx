import { defineConsoleModule } from '../../../ui/console/module.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { matterFace } from '../../matters/web/index.tsx'
import { listSummaries } from '../contract.ts'

matterFace({ kind: 'complaint-summary', load: () => import('./summary-face.tsx') })

/** Weeks that wait, for whoever may sum them up. */
const useWaiting = (): number | undefined => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const enabled = may('reports.sum-up-complaints')
  const { data } = useRead(listSummaries, { communityId }, { everySeconds: 300, enabled })
  return data?.weeks.filter(({ signedAt }) => signedAt === null).length
}

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
})
