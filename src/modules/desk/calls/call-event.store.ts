import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { CallEventKind } from '../words.ts'
import { digitsOf } from './call.store.ts'

export interface CallEvent {
  readonly communityId: CommunityId
  readonly id: string
  readonly kind: CallEventKind
  readonly phone: string
  readonly extension: string
  readonly at: Date
}

/** Keeps an event; false where this id and kind were there before. */
export const insertCallEvent = async (tx: Tx, e: CallEvent & { receivedAt: Date }): Promise<boolean> => {
  const { rows } = await sql`/* desk.insert-call-event */
    insert into desk.call_event (community_id, event_id, kind, phone, phone_digits, extension, at, received_at)
    values (${e.communityId}, ${e.id}, ${e.kind}, ${e.phone}, ${digitsOf(e.phone)}, ${e.extension}, ${e.at}, ${e.receivedAt})
    on conflict (community_id, event_id, kind) do nothing returning event_id`.execute(tx)
  return rows.length === 1
}

export const callEventOf = async (
  tx: Tx,
  o: Pick<CallEvent, 'communityId' | 'id' | 'kind'>,
): Promise<Pick<CallEvent, 'phone' | 'extension' | 'at'> | undefined> => {
  const { rows } = await sql<Pick<CallEvent, 'phone' | 'extension' | 'at'>>`/* desk.call-event */
    select phone, extension, at from desk.call_event
    where community_id = ${o.communityId} and event_id = ${o.id} and kind = ${o.kind}`.execute(tx)
  return rows[0]
}

/** What rang at an extension since an instant and has neither ended nor been missed; the newest. */
export const ringingAt = async (
  tx: Tx,
  o: { communityId: CommunityId; extension: string; since: Date },
): Promise<{ eventId: string; phone: string; at: Date } | undefined> => {
  const { rows } = await sql<{ eventId: string; phone: string; at: Date }>`/* desk.ringing */
    select e.event_id as "eventId", e.phone, e.at from desk.call_event e
    where e.community_id = ${o.communityId} and e.extension = ${o.extension} and e.received_at >= ${o.since}
      and e.kind = 'ringing' and not exists (select from desk.call_event over where over.community_id = ${o.communityId}
        and over.event_id = e.event_id and over.kind in ('missed', 'ended'))
    order by e.received_at desc limit 1`.execute(tx)
  return rows[0]
}

export const extensionOf = async (tx: Tx, o: { communityId: CommunityId; staffId: StaffId }): Promise<string> => {
  const { rows } = await sql<{ extension: string }>`/* desk.extension-of */ select extension from desk.extension
    where community_id = ${o.communityId} and staff_id = ${o.staffId}`.execute(tx)
  return rows[0]?.extension ?? ''
}

/** Who sits at an extension; undefined where nobody does. */
export const staffAt = async (
  tx: Tx,
  o: { communityId: CommunityId; extension: string },
): Promise<{ staffId: StaffId; name: string } | undefined> => {
  const { rows } = await sql<{ staffId: StaffId; name: string }>`/* desk.staff-at */
    select e.staff_id as "staffId", s.name from desk.extension e join access.staff s on s.id = e.staff_id
    where e.community_id = ${o.communityId} and e.extension = ${o.extension}`.execute(tx)
  return rows[0]
}

/** Seats a person at an extension: whoever sat there and where the person sat before are given up in the same statement. */
export const seatAt = async (
  tx: Tx,
  o: { communityId: CommunityId; staffId: StaffId; extension: string; at: Date },
): Promise<void> => {
  await sql`/* desk.leave-extension */ delete from desk.extension
    where community_id = ${o.communityId} and (staff_id = ${o.staffId} or extension = ${o.extension})`.execute(tx)
  if (o.extension === '') return
  await sql`/* desk.take-extension */ insert into desk.extension (community_id, extension, staff_id, since)
    values (${o.communityId}, ${o.extension}, ${o.staffId}, ${o.at})`.execute(tx)
}
