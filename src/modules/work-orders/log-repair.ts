import { reading, useCase } from '../../platform/http/use-case.ts'
import type { MatterId } from '../matters/contract.ts'
import { holdMatter, type MatterContext, type OpenedMatter, openMatter } from '../matters/index.ts'
import type { RepairToLog } from './contract.ts'
import * as contract from './contract.ts'
import { dispatchMove } from './dispatch-repair.ts'
import { intakeOf, warrantyOf } from './intake.store.ts'
import { repairKind } from './repair.process.ts'
import { clocksOfRepair } from './repair.rules.ts'
import { insertRepair } from './repair.store.ts'

export const logRepair = useCase(contract.logRepair, async (context, { communityId: _, ...toLog }) => {
  const opened = await openRepair(context, toLog)
  context.audit({ subject: { kind: 'matter', id: opened.id } })
  return asLogged(opened)
})

/** What the warranty would say, asked while the desk is still on the telephone. */
export const checkWarranty = reading(contract.checkWarranty, async ({ tx, today }, asked) =>
  warrantyOf(await intakeOf(tx, asked), today),
)

/**
 * Opens a repair in the transaction of the caller, decides its warranty by part and dates, and dispatches it at once
 * where that is asked. Other modules send their orders through here: desk, patrols, takeover.
 */
export const openRepair = async (
  context: MatterContext,
  toLog: RepairToLog,
  o: { reworkOf?: MatterId } = {},
): Promise<OpenedMatter> => {
  const { tx, communityId, today } = context
  const { category: code, part, place } = toLog
  const asked = { communityId, category: code, part, place }
  const intake = await intakeOf(tx, o.reworkOf === undefined ? asked : { ...asked, evenRetired: true })
  const { category } = intake
  const priority = toLog.priority ?? category.priority
  const opened = await openMatter(context, {
    ...toLog,
    kind: repairKind,
    priority,
    assignee: { role: 'clerk' },
    clocks: clocksOfRepair(category, priority),
    beside: (matterId) =>
      insertRepair(tx, communityId, {
        matterId,
        categoryCode: category.code,
        categoryName: category.name,
        callbackClass: category.callbackClass,
        appointment: toLog.appointment,
        warranty: warrantyOf(intake, today),
        reworkOf: o.reworkOf ?? null,
      }),
  })
  if (toLog.dispatchTo) {
    const matter = await holdMatter(context, { matterId: opened.id, kind: repairKind })
    await dispatchMove(context, matter, { to: toLog.dispatchTo, note: '' })
  }
  return opened
}

export const asLogged = ({ id, number, dueAt }: OpenedMatter) => ({ id, number, dueAt: dueAt?.toISOString() ?? null })
