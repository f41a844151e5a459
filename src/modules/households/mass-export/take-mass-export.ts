import { businessDateAt } from '../../../kernel/dates.ts'
import type { FilledFor } from '../../../platform/app/slots.ts'
import { countOf, endingWith, filledTemplate, type OpenExport, openExport } from '../../../platform/exports/index.ts'
import { auditedTransaction } from '../../../platform/http/audited-transaction.ts'
import { type OutsideContext, outside } from '../../../platform/http/use-case.ts'
import { streamWorkbook, XLSX } from '../../../platform/sheets/index.ts'
import * as contract from './contract.ts'
import { massExportProcess } from './mass-export.process.ts'
import { refuseForeign, refuseOver, watermarkOf } from './mass-export.rules.ts'
import { lockMassExport, saveTaken } from './mass-export.store.ts'

type Context = OutsideContext<typeof contract.takeMassExport>

/** The registers with whole numbers, for whoever asked and was granted; in the audit before the first byte leaves. */
export const takeMassExport = outside(contract.takeMassExport, async (context, { massExportId }) => {
  const { communityId, actor, slots } = context
  const open = await openExport(context, contract.takeMassExport)
  try {
    const today = businessDateAt(open.now)
    const on: FilledFor = { communityId, today, numbers: 'whole' }
    const sheets = slots.templateSheets.filter(({ right }) => actor.rights.has(right))
    const granted = await noteTaking(context, { open, massExportId, rows: await countOf(open, { ...on, sheets }) })
    const at = `${today} ${new Date(open.now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`
    const { reason, decidedBy } = granted
    const watermark = watermarkOf({ by: actor.name, at, reason, grantedBy: decidedBy, id: massExportId })
    const book = filledTemplate(open, { ...on, sheets, titles: [watermark] })
    return {
      name: `全号导出-${today}.xlsx`,
      mediaType: XLSX,
      body: endingWith(streamWorkbook(book, { name: actor.name, at: open.now }), open.end),
    }
  } catch (error) {
    await open.end()
    throw error
  }
})

const noteTaking = (
  context: Context,
  on: { open: OpenExport; massExportId: contract.MassExportId; rows: number },
): Promise<contract.MassExport> => {
  const { communityId, actor } = context
  const { massExportId, rows } = on
  return auditedTransaction({ ...context, act: contract.takeMassExport.summary }, async ({ tx, now, audit }) => {
    const granted = await lockMassExport(tx, { communityId, massExportId })
    refuseForeign(granted, actor.staffId)
    massExportProcess.next(granted.state, 'take')
    refuseOver(granted, now)
    await saveTaken(tx, { communityId, massExportId, rows, now })
    audit({
      subject: { kind: 'mass-export', id: massExportId },
      fields: ['phones', 'identity'],
      reason: `${rows} 行；${granted.reason}`,
    })
    return granted
  })
}
