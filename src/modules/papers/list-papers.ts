import { exporting, exportingShort } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { listPapers as page, papersQuery, rowOf, seriesOf } from './list.store.ts'
import * as list from './paper-list.ts'
import * as series from './series-list.ts'

export const listPapers = reading(contract.listPapers, ({ tx }, input) => page(tx, input))

export const exportPapers = exporting(list.exportPapers, (_, asked) => ({ query: papersQuery(asked), row: rowOf }))

export const listSeries = reading(contract.listSeries, async ({ tx, communityId }) => ({
  series: await seriesOf(tx, communityId),
}))

export const exportSeries = exportingShort(series.exportSeries, ({ tx }, { communityId }) => seriesOf(tx, communityId))
