import { reading, useCase } from '../../../platform/http/use-case.ts'
import { housesOfPhones } from '../../households/index.ts'
import { refuse } from '../refusals.ts'
import { timesOf } from './log-call.ts'
import {
  countMissedCalls as count,
  dismissMissedCalls,
  insertMissedCall,
  listMissedCalls as page,
} from './missed-call.store.ts'
import * as contract from './phone-desk.contract.ts'

/** 待回电: with the household of each number, found once for the whole page. */
export const listMissedCalls = reading(contract.listMissedCalls, async ({ tx, communityId, today }, input) => {
  const { rows, next } = await page(tx, input)
  const phones = input.status === 'waiting' ? rows.map(({ phone }) => phone) : []
  const houses = await housesOfPhones(tx, { communityId, phones, today })
  return { rows: rows.map((row) => ({ ...row, houses: houses.get(row.phone) ?? [] })), next }
})

export const countMissedCalls = reading(contract.countMissedCalls, async ({ tx, communityId }) => ({
  waiting: await count(tx, communityId),
}))

/** A call nobody took, written down by hand. */
export const logMissedCall = useCase(contract.logMissedCall, async (context, { phone, at, note }) => {
  const { tx, communityId, actor, audit } = context
  const { startedAt } = timesOf(context, { startedAt: at, lengthSeconds: null })
  const id = crypto.randomUUID()
  await insertMissedCall(tx, {
    ...{ communityId, id, phone, note, at: startedAt },
    ...{ extension: '', recordedBy: actor.staffId, eventId: null },
  })
  audit({ subject: { kind: 'missed-call', id } })
  return { id }
})

export const dismissMissedCall = useCase(contract.dismissMissedCall, async (context, { missedCallId, reason }) => {
  const { tx, communityId, actor, now, audit } = context
  const done = await dismissMissedCalls(tx, { communityId, id: missedCallId, reason, at: now, by: actor.staffId })
  if (done === undefined) throw refuse('missed-call-not-found')
  if (done === 0) throw refuse('missed-call-done')
  audit({ subject: { kind: 'missed-call', id: missedCallId }, reason })
  return { id: missedCallId }
})
