import { onConstraint } from '../../../platform/database/constraint.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import { type MatterId, refuse as refuseMatter } from '../../matters/index.ts'
import { openFromContact } from '../receptions/open-from-contact.ts'
import { demandParts, isReception } from '../receptions/reception.rules.ts'
import { refuse } from '../refusals.ts'
import type { Outcome } from '../words.ts'
import * as contract from './call.contract.ts'
import { type CallToWrite, callById, insertCall, listCalls as page } from './call.store.ts'
import { settleMissedCalls } from './missed-call.store.ts'

/** Writes down a call; the matter it leads to is opened in the same transaction, so that neither is there alone. */
export const logCall = useCase(contract.logCall, async (context, input) => {
  const { outcome, startedAt, lengthSeconds, communityId: _, ...said } = input
  demandParts(outcome, said)
  const times = timesOf(context, { startedAt, lengthSeconds })
  const opened = isReception(outcome)
    ? await openFromContact(context, { ...said, kind: outcome, channel: 'phone' })
    : undefined
  return writeCall(context, { ...said, ...times, outcome, matterId: opened?.id ?? null })
})

const CLOCKS_MAY_DIFFER_MS = 5 * 60_000

/** When a call began, by the clock of the desk; a little ahead of ours is now, more is refused. */
export const timesOf = (
  { now }: { now: Date },
  o: { startedAt: string | undefined; lengthSeconds: number | null },
): Pick<CallToWrite, 'startedAt' | 'lengthSeconds'> => {
  const startedAt = o.startedAt ? new Date(o.startedAt) : now
  if (startedAt.getTime() > now.getTime() + CLOCKS_MAY_DIFFER_MS) throw refuse('call-in-the-future')
  return { startedAt: startedAt > now ? now : startedAt, lengthSeconds: o.lengthSeconds }
}

type CallContext = Parameters<Parameters<typeof useCase<typeof contract.logCall>>[1]>[0]

interface CallMade
  extends Pick<
    CallToWrite,
    'startedAt' | 'lengthSeconds' | 'phone' | 'callerName' | 'houseId' | 'partyId' | 'content'
  > {
  readonly outcome: Outcome
  readonly matterId: MatterId | null
}

/** Writes the call; those missed from the same number are rung back with it. */
export const writeCall = async (
  context: Pick<CallContext, 'tx' | 'communityId' | 'actor' | 'now' | 'audit' | 'tell'>,
  made: CallMade,
): Promise<contract.CallRow> => {
  const { tx, communityId, actor, now } = context
  const id = crypto.randomUUID()
  const call = { ...made, communityId, id, takenBy: actor.staffId, recordedAt: now }
  await onConstraint(insertCall(tx, call), {
    call_house_fkey: () => refuseMatter('place-not-found'),
    call_party_fkey: () => refuseMatter('party-not-found'),
  })
  await settleMissedCalls(tx, { communityId, phone: made.phone, callId: id, at: now, by: actor.staffId })
  context.audit({ subject: { kind: 'call', id } })
  const { outcome, houseId, matterId } = made
  context.tell({ name: 'desk.call-logged', payload: { callId: id, outcome, houseId, matterId } })
  return callById(tx, { communityId, id })
}

export const listCalls = reading(contract.listCalls, ({ tx }, input) => page(tx, input))
