import { exporting } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { listPapers as page, papersQuery, rowOf, seriesOf } from './list.store.ts'
import * as list from './paper-list.ts'

export const listPapers = reading(contract.listPapers, ({ tx }, input) => page(tx, input))

export const exportPapers = exporting(list.exportPapers, (_, asked) => ({ query: papersQuery(asked), row: rowOf }))

export const listSeries = reading(contract.listSeries, async ({ tx, communityId }) => ({
  series: await seriesOf(tx, communityId),
}))
