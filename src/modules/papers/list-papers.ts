import { reading } from '../../platform/http/use-case.ts'
import { writeWorkbook } from '../../platform/sheets/index.ts'
import * as contract from './contract.ts'
import { listPapers as page, seriesOf } from './list.store.ts'
import { paperRegister } from './register.ts'

export const listPapers = reading(contract.listPapers, ({ tx }, input) => page(tx, input))

/** The register as the list shows it, as a workbook. */
export const exportPapers = reading(contract.exportPapers, async ({ tx, today }, input) => ({
  name: `文书台账-${today}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: await writeWorkbook([paperRegister((await page(tx, { ...input, limit: 100_000 })).papers)]),
}))

export const listSeries = reading(contract.listSeries, async ({ tx, communityId }) => ({
  series: await seriesOf(tx, communityId),
}))
