import { useCase } from '../../platform/http/use-case.ts'
import { holdMatter, type MatterContext, type OpenedMatter, openMatter } from '../matters/index.ts'
import { categoryOf } from './category.store.ts'
import type { RepairToLog } from './contract.ts'
import * as contract from './contract.ts'
import { dispatchMove } from './dispatch-repair.ts'
import { refuse } from './refusals.ts'
import { repairKind } from './repair.process.ts'
import { clocksOfRepair } from './repair.rules.ts'
import { insertRepair } from './repair.store.ts'

export const logRepair = useCase(contract.logRepair, async (context, { communityId: _, ...toLog }) => {
  const { id, number, dueAt } = await openRepair(context, toLog)
  context.audit({ subject: { kind: 'matter', id } })
  return { id, number, dueAt: dueAt?.toISOString() ?? null }
})

/**
 * Opens a repair in the transaction of the caller, and dispatches it at once where that is asked. Other modules send
 * their orders through here: desk, patrols, takeover.
 */
export const openRepair = async (context: MatterContext, toLog: RepairToLog): Promise<OpenedMatter> => {
  const { tx, communityId } = context
  const category = await categoryOf(tx, { communityId, code: toLog.category })
  if (!category) throw refuse('no-such-category', { code: toLog.category })
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
        appointment: toLog.appointment,
      }),
  })
  if (toLog.dispatchTo) {
    const matter = await holdMatter(context, { matterId: opened.id, kind: repairKind })
    await dispatchMove(context, matter, { to: toLog.dispatchTo, note: '' })
  }
  return opened
}
