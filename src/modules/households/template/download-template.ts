import { businessDateAt } from '../../../kernel/dates.ts'
import type { FileAnswer } from '../../../kernel/endpoint.ts'
import type { FilledFor } from '../../../platform/app/slots.ts'
import { countOf, emptyTemplate, endingWith, filledTemplate, openExport } from '../../../platform/exports/index.ts'
import { auditedTransaction } from '../../../platform/http/audited-transaction.ts'
import { type OutsideContext, outside } from '../../../platform/http/use-case.ts'
import { streamWorkbook, writeWorkbook, XLSX } from '../../../platform/sheets/index.ts'
import * as contract from './contract.ts'

type Context = OutsideContext<typeof contract.downloadTemplate>

/** The template; filled, numbers of people are masked, and what is masked comes back as "unchanged". */
export const downloadTemplate = outside(contract.downloadTemplate, async (context, { filled }) =>
  filled ? filledFile(context) : emptyFile(context),
)

const emptyFile = async ({ slots }: Context): Promise<FileAnswer> => ({
  name: '导入模板.xlsx',
  mediaType: XLSX,
  body: await writeWorkbook(emptyTemplate(slots.templateSheets)),
})

const filledFile = async (context: Context): Promise<FileAnswer> => {
  const { communityId, actor, slots } = context
  const open = await openExport(context, contract.downloadTemplate)
  try {
    const today = businessDateAt(open.now)
    const on: FilledFor = { communityId, today, numbers: 'masked' }
    const sheets = slots.templateSheets.filter(({ right }) => actor.rights.has(right))
    const count = await countOf(open, { ...on, sheets })
    await auditedTransaction({ ...context, act: contract.downloadTemplate.summary }, async ({ audit }) =>
      audit({ fields: sheets.map(({ name }) => name), reason: `xlsx ${count} 行，电话和证件号码已打码` }),
    )
    const book = filledTemplate(open, { ...on, sheets, titles: [] })
    return {
      name: `导入模板-含数据-${today}.xlsx`,
      mediaType: XLSX,
      body: endingWith(streamWorkbook(book, { name: actor.name, at: open.now }), open.end),
    }
  } catch (error) {
    await open.end()
    throw error
  }
}
