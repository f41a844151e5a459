import { useCase } from '../../platform/http/use-case.ts'
import { holdMatter, type LockedMatter, type MatterContext, moveMatter, wasRecorded } from '../matters/index.ts'
import * as contract from './contract.ts'
import { addMaterials } from './material.store.ts'
import { materialsText } from './materials.rules.ts'
import { demandFree, demandMayRecord } from './order.rules.ts'
import { showRepair } from './read-repair.ts'
import { type RepairAction, repairKind } from './repair.process.ts'
import { FINISH, ON_SITE, rulesThatWait } from './repair.rules.ts'
import { saveRepair } from './repair.store.ts'

/** Takes an order. Of two who accept at once one wins; the other learns who it was. */
export const acceptRepair = useCase(contract.acceptRepair, async (context, input) => {
  const { matter, done } = await hold(context, input, 'accept')
  if (done) return showRepair(context, matter.id)
  const { actor, now } = context
  demandFree(matter, actor)
  await moveMatter(context, matter, { ...moveOf(input, 'accept'), assignee: { staffId: actor.staffId } })
  return keep(context, matter, { acceptedBy: actor.staffId, acceptedAt: now })
})

/** Gives an order back to the desk, with the reason. */
export const returnRepair = useCase(contract.returnRepair, async (context, input) => {
  const { matter, done } = await hold(context, input, 'return')
  if (done) return showRepair(context, matter.id)
  demandMayRecord(matter, context.actor)
  await moveMatter(context, matter, { ...moveOf(input, 'return'), note: input.reason, assignee: { role: 'clerk' } })
  return keep(context, matter, { returnReason: input.reason, acceptedBy: null, acceptedAt: null })
})

/** The technician is there: the time to be on site is met, and a standing clock runs on. */
export const arriveAtRepair = useCase(contract.arriveAtRepair, async (context, input) => {
  const { matter, done } = await hold(context, input, 'arrive')
  if (done) return showRepair(context, matter.id)
  demandMayRecord(matter, context.actor)
  const clocks = { meets: [ON_SITE], resumes: [FINISH] }
  await moveMatter(context, matter, { ...moveOf(input, 'arrive'), clocks })
  return keep(context, matter, { onSiteAt: context.now, waitingReason: '' })
})

/** Waits for parts, for the owner …: the clocks whose policy permits the reason stand still. */
export const waitWithRepair = useCase(contract.waitWithRepair, async (context, input) => {
  const { matter, done } = await hold(context, input, 'wait')
  if (done) return showRepair(context, matter.id)
  demandMayRecord(matter, context.actor)
  const { reason } = input
  const rules = rulesThatWait(matter.clocks, reason)
  // A clock that the desk had stopped by hand stands still for this reason from now on.
  const clocks = { resumes: rules, pauses: { rules, reason } }
  const note = [reason, input.note].filter((part) => part !== '').join('：')
  await moveMatter(context, matter, { ...moveOf(input, 'wait'), clocks, note })
  return keep(context, matter, { waitingReason: reason })
})

/** Done, with what was done and what was used; the desk calls back and closes. */
export const finishRepair = useCase(contract.finishRepair, async (context, input) => {
  const { matter, done } = await hold(context, input, 'finish')
  if (done) return showRepair(context, matter.id)
  demandMayRecord(matter, context.actor)
  const { result, materials, materialLines } = input
  const used = materialsText(materialLines, materials)
  const note = used === '' ? result : `${result}\n用料：${used}`
  const clocks = { meets: [ON_SITE, FINISH] }
  const { tx, communityId, actor, now } = context
  await moveMatter(context, matter, { ...moveOf(input, 'finish'), clocks, note, assignee: { role: 'clerk' } })
  await addMaterials(tx, { communityId, matterId: matter.id, lines: materialLines, at: now, by: actor.staffId })
  // Recorded by the desk for one who rang in, the work stays the technician's.
  const acceptedBy = matter.assigneeStaffId ?? actor.staffId
  return keep(context, matter, { result, materials, doneAt: now, acceptedBy })
})

interface Recorded {
  readonly matterId: LockedMatter['id']
  readonly id?: string | undefined
  readonly claimedAt?: string | undefined
}

type StaffContext = Parameters<typeof showRepair>[0] &
  MatterContext & { audit(note: { subject: { kind: string; id: string } }): void }

/** Holds the order; `done` where this very record was stored before. */
const hold = async (context: StaffContext, input: Recorded, action: RepairAction) => {
  const matter = await holdMatter(context, { matterId: input.matterId, kind: repairKind })
  const done = await wasRecorded(context, { matterId: input.matterId, recordId: input.id, action })
  return { matter, done }
}

const moveOf = (input: Recorded, action: RepairAction) => ({
  kind: repairKind,
  action,
  recordId: input.id,
  claimedAt: input.claimedAt === undefined ? null : new Date(input.claimedAt),
})

const keep = async (context: StaffContext, matter: LockedMatter, step: Parameters<typeof saveRepair>[1]['step']) => {
  await saveRepair(context.tx, { communityId: context.communityId, matterId: matter.id, step })
  context.audit({ subject: { kind: 'matter', id: matter.id } })
  return showRepair(context, matter.id)
}
