import { useCase } from '../../platform/http/use-case.ts'
import { demandVersion, holdMatter, type LockedMatter, type MatterContext, moveMatter } from '../matters/index.ts'
import { categoryOf } from './category.store.ts'
import type { DispatchTo } from './contract.ts'
import * as contract from './contract.ts'
import { showRepair } from './read-repair.ts'
import { type RepairState, repairKind } from './repair.process.ts'
import { ANSWER, clocksOfRepair, FINISH, ON_SITE, PROMISE } from './repair.rules.ts'
import { heldRepair, saveRepair } from './repair.store.ts'

/** Sends an order to a technician, or to all of them. */
export const dispatchRepair = useCase(contract.dispatchRepair, async (context, { matterId, version, to, note }) => {
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { to, note } })
  await dispatchMove(context, matter, { to, note })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'assignee'] })
  return showRepair(context, matterId)
})

/** Sends a finished order back because it was not put right. */
export const redoRepair = useCase(contract.redoRepair, async (context, { matterId, version, to, reason }) => {
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { to, reason } })
  await redoMove(context, matter, { to, reason })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'assignee'], reason })
  return showRepair(context, matterId)
})

/** Both clocks begin anew, the first ones stay in the history. */
export const redoMove = async (
  context: MatterContext,
  matter: LockedMatter,
  o: { to: DispatchTo; reason: string },
): Promise<void> => {
  const { tx, communityId } = context
  const { id: matterId } = matter
  const repair = await heldRepair(tx, { communityId, matterId })
  const category = await categoryOf(tx, { communityId, code: repair?.category ?? 'other' })
  const starts = category ? clocksOfRepair(category, matter.priority) : []
  const move = { kind: repairKind, action: 'redo', assignee: o.to, note: o.reason, clocks: { starts } } as const
  await moveMatter(context, matter, move)
  const step = { acceptedBy: null, acceptedAt: null, onSiteAt: null, doneAt: null }
  await saveRepair(tx, { communityId, matterId, step })
}

/** From the contractor or from waiting back to our own people: the contractor's times are owed no more and ours run on. */
export const dispatchMove = async (
  context: MatterContext,
  matter: LockedMatter,
  o: { to: DispatchTo; note: string },
): Promise<void> => {
  const { tx, communityId } = context
  // A clock stopped by hand before the order went out goes on standing: the owner is away until he is back.
  const stood = repairKind.stopsItself?.states.includes(matter.state as RepairState)
  const clocks = { resumes: stood ? [ON_SITE, FINISH] : [], ends: [ANSWER, PROMISE] }
  await moveMatter(context, matter, { kind: repairKind, action: 'dispatch', assignee: o.to, note: o.note, clocks })
  const step = { acceptedBy: null, acceptedAt: null, waitingReason: '', promisedOn: null }
  if (matter.state !== 'logged') await saveRepair(tx, { communityId, matterId: matter.id, step })
}
