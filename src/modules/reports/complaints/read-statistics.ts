import { daysBetween } from '../../../kernel/dates.ts'
import { exporting, exportingShort } from '../../../platform/exports/index.ts'
import { type Context, reading } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import { exportCompanyCounted, exportCounted } from './counted-list.ts'
import { exportCompanyStatistics, exportStatistics, figureRows } from './figure-list.ts'
import type { Days } from './period.rules.ts'
import { complaintLineOf, countedRowsQuery, listCountedRows } from './rows.store.ts'
import * as contract from './statistics.contract.ts'
import { statisticsOf } from './statistics.store.ts'

export const readStatistics = reading(contract.readStatistics, (context, days) =>
  statisticsOf(context.tx, { ...within(context, days), across: 'community' }),
)

export const readCompanyStatistics = reading(contract.readCompanyStatistics, (context, days) =>
  statisticsOf(context.tx, { ...within(context, days), across: 'company' }),
)

export const listCounted = reading(contract.listCounted, async (context, asked) =>
  listCountedRows(context.tx, { ...asked, ...within(context, asked) }),
)

export const listCompanyCounted = reading(contract.listCompanyCounted, async (context, asked) =>
  listCountedRows(context.tx, { ...asked, ...within(context, asked) }),
)

/** The figures and the rows behind them as files: what the screen shows, by the same statements. */
export const exports = [
  exporting(exportCounted, (context, asked) => ({
    query: countedRowsQuery({ ...asked, ...within({ ...context, communityId: asked.communityId }, asked) }),
    row: complaintLineOf,
  })),
  exporting(exportCompanyCounted, (context, asked) => ({
    query: countedRowsQuery({ ...asked, ...within(context, asked) }),
    row: complaintLineOf,
  })),
  exportingShort(exportStatistics, async (context, asked) =>
    figureRows(
      await statisticsOf(context.tx, {
        ...within({ ...context, communityId: asked.communityId }, asked),
        across: 'community',
      }),
    ),
  ),
  exportingShort(exportCompanyStatistics, async (context, asked) =>
    figureRows(await statisticsOf(context.tx, { ...within(context, asked), across: 'company' })),
  ),
]

const MOST_DAYS = 3 * 366

/** The communities and days that a call counts in; refuses days that are turned round or too many. */
const within = (
  on: Pick<Context, 'now' | 'communityIds'> & { readonly communityId?: Context['communityIds'][number] | undefined },
  { from, to }: Days,
) => {
  const days = daysBetween(from, to)
  if (days < 0 || days >= MOST_DAYS) throw refuse('period', { from, to })
  return { from, to, now: on.now, communityIds: on.communityId === undefined ? on.communityIds : [on.communityId] }
}
