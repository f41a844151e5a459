import { readPhone } from '../../../kernel/phone.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import { announceLive } from '../../../platform/live/announce.ts'
import { housesOfPhones } from '../../households/index.ts'
import { refuse } from '../refusals.ts'
import { digitsOf } from './call.store.ts'
import { callEventOf, extensionOf, insertCallEvent, ringingAt, seatAt, staffAt } from './call-event.store.ts'
import { calledSince, insertMissedCall } from './missed-call.store.ts'
import * as contract from './phone-desk.contract.ts'

/** Takes an event of the telephone system, once: a call that rings reaches the clerk of the extension, a missed one waits to be rung back. */
export const reportCallEvent = useCase(contract.reportCallEvent, async (context, input) => {
  const { tx, communityId, now, today, tell, audit } = context
  const { id, kind, extension } = input
  const event = { communityId, id, kind, extension, phone: readable(input.phone), at: new Date(input.at) }
  const fresh = await insertCallEvent(tx, { ...event, receivedAt: now })
  if (!fresh) {
    const stored = await callEventOf(tx, event)
    if (stored?.phone !== event.phone || stored.extension !== extension || +stored.at !== +event.at) {
      throw refuse('event-differs', { id })
    }
  }
  const clerk = await staffAt(tx, { communityId, extension })
  const houses = (await housesOfPhones(tx, { communityId, phones: [event.phone], today })).get(event.phone) ?? []
  if (fresh && kind === 'missed') await waitToRingBack(context, event)
  if (fresh && clerk) {
    tell({ name: `desk.call-${kind}`, payload: { eventId: id, staffId: clerk.staffId, extension } })
    // To the clerk's own screens: the card is open before anybody says hello.
    await announceLive(tx, { communityId, names: ['call'], to: clerk.staffId, payload: { kind } })
  }
  audit({ subject: { kind: 'call-event', id: communityId }, detail: { eventId: id, kind, extension } })
  return { known: !fresh, delivered: clerk !== undefined, houses }
})

interface Missed {
  readonly id: string
  readonly phone: string
  readonly extension: string
  readonly at: Date
}

/** A withheld number cannot be rung back; one that has since been talked to needs not. */
const waitToRingBack = async (
  {
    tx,
    communityId,
  }: Pick<Parameters<Parameters<typeof useCase<typeof contract.reportCallEvent>>[1]>[0], 'tx' | 'communityId'>,
  { id: eventId, phone, extension, at }: Missed,
): Promise<void> => {
  const digits = digitsOf(phone)
  if (digits === '' || (await calledSince(tx, { communityId, digits, at }))) return
  const missed = { communityId, id: crypto.randomUUID(), phone, at, extension, note: '', recordedBy: null, eventId }
  await insertMissedCall(tx, missed)
}

/** The canonical spelling of a number; what is none stays as it came, and is found by nothing. */
const readable = (phone: string): string => {
  const read = readPhone(phone)
  return read.ok ? read.value.text : phone
}

const RINGS_AT_MOST_MS = 90_000

export const ringing = reading(contract.ringing, async ({ tx, communityId, actor, now, today }) => {
  const extension = await extensionOf(tx, { communityId, staffId: actor.staffId })
  const since = new Date(now.getTime() - RINGS_AT_MOST_MS)
  const call = extension === '' ? undefined : await ringingAt(tx, { communityId, extension, since })
  if (!call) return { extension, call: null }
  const houses = (await housesOfPhones(tx, { communityId, phones: [call.phone], today })).get(call.phone) ?? []
  return { extension, call: { ...call, at: call.at.toISOString(), houses } }
})

export const setExtension = useCase(contract.setExtension, async (context, { extension }) => {
  const { tx, communityId, actor, now, audit } = context
  const before = extension === '' ? undefined : await staffAt(tx, { communityId, extension })
  const seated = seatAt(tx, { communityId, staffId: actor.staffId, extension, at: now })
  await onConstraint(seated, {
    extension_pkey: () => refuse('extension-shared'),
    extension_one_of_staff: () => refuse('extension-shared'),
  })
  audit({ subject: { kind: 'extension', id: actor.staffId }, detail: { extension } })
  return { extension, takenFrom: before && before.staffId !== actor.staffId ? before.name : '' }
})
