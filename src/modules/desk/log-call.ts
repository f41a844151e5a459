import { onConstraint } from '../../platform/database/constraint.ts'
import { useCase } from '../../platform/http/use-case.ts'
import { refuse as refuseMatter } from '../matters/index.ts'
import { openRepair } from '../work-orders/index.ts'
import { callById, insertCall } from './call.store.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'

const CLOCKS_MAY_DIFFER_MS = 5 * 60_000

/** Writes down a call; the repair it leads to is opened in the same transaction, so that neither is there alone. */
export const logCall = useCase(contract.logCall, async (context, input) => {
  const { tx, communityId, actor, now } = context
  const { repair, ...call } = input
  if (call.outcome === 'repair' && !repair) throw refuse('repair-missing')
  if (call.outcome !== 'repair' && repair) throw refuse('repair-unexpected')
  const startedAt = call.startedAt ? new Date(call.startedAt) : now
  if (startedAt.getTime() > now.getTime() + CLOCKS_MAY_DIFFER_MS) throw refuse('call-in-the-future')
  const caller = {
    partyId: call.partyId,
    callerName: call.callerName,
    callerPhone: call.phone,
    channel: 'phone',
  } as const
  const opened = repair ? await openRepair(context, { ...repair, ...caller }) : undefined
  const id = crypto.randomUUID()
  const saved = insertCall(tx, {
    ...call,
    id,
    startedAt: startedAt > now ? now : startedAt,
    matterId: opened?.id ?? null,
    takenBy: actor.staffId,
    recordedAt: now,
  })
  await onConstraint(saved, {
    call_house_fkey: () => refuseMatter('place-not-found'),
    call_party_fkey: () => refuseMatter('party-not-found'),
  })
  context.audit({ subject: { kind: 'call', id } })
  context.tell({
    name: 'desk.call-logged',
    payload: { callId: id, outcome: call.outcome, houseId: call.houseId, matterId: opened?.id ?? null },
  })
  return callById(tx, { communityId, id })
})
