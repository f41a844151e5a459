import type { BusinessDate } from '../../kernel/dates.ts'
import { defineModule } from '../../platform/app/define-module.ts'
import {
  exports,
  listCompanyCounted,
  listCounted,
  readCompanyStatistics,
  readStatistics,
} from './complaints/read-statistics.ts'
import { countedRowsQuery } from './complaints/rows.store.ts'
import { invariants } from './invariants.ts'
import { refuse } from './refusals.ts'
import { openDueSummaries } from './summaries/begin-summaries.ts'
import { signSummary } from './summaries/sign-summary.ts'
import { listSummaries, readSummary, saveSummary } from './summaries/write-summary.ts'

/** The reports of the trade, by period; its first part: complaints. */
export const reports = defineModule({
  id: 'reports',
  name: '报表',
  rights: {
    'reports.see-complaints': { name: '查看投诉统计', roles: ['clerk', 'supervisor', 'manager', 'head-office'] },
    'reports.sum-up-complaints': { name: '写投诉周报小结并签发', roles: ['supervisor', 'manager'] },
  },
  handlers: [
    readStatistics,
    readCompanyStatistics,
    listCounted,
    listCompanyCounted,
    ...exports,
    readSummary,
    listSummaries,
    saveSummary,
    signSummary,
  ],
  refusals: [refuse],
  jobs: [openDueSummaries],
  invariants,
  hotQueries: [
    {
      name: 'reports.counted-complaints',
      build: ({ communityId }) =>
        countedRowsQuery({
          ...{ communityIds: [communityId], now: new Date('2026-01-01T00:00:00Z'), counted: 'received', limit: 20 },
          ...{ from: '2025-12-22' as BusinessDate, to: '2025-12-28' as BusinessDate, sort: '-registered' },
        }),
    },
  ],
})
