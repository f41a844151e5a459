import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { atMost } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { cursorOf, masked, readCursor } from '../../matters/index.ts'
import { digitsOf } from './call.store.ts'
import type { MissedCall } from './phone-desk.contract.ts'

export interface NewMissedCall {
  readonly communityId: CommunityId
  readonly id: string
  readonly phone: string
  readonly at: Date
  readonly extension: string
  readonly note: string
  readonly recordedBy: StaffId | null
  readonly eventId: string | null
}

export const insertMissedCall = async (tx: Tx, m: NewMissedCall): Promise<void> => {
  await sql`/* desk.insert-missed-call */
    insert into desk.missed_call (community_id, id, phone, phone_digits, at, extension, note, recorded_by, event_id)
    values (${m.communityId}, ${m.id}, ${m.phone}, ${digitsOf(m.phone)}, ${m.at}, ${m.extension}, ${m.note}, ${m.recordedBy},
      ${m.eventId})
    on conflict (community_id, event_id) do nothing`.execute(tx)
}

/** Whether a call with that number was logged since it rang: then nobody needs to ring back. */
export const calledSince = async (
  tx: Tx,
  o: { communityId: CommunityId; digits: string; at: Date },
): Promise<boolean> => {
  const { rows } = await sql`/* desk.called-since */ select from desk.call
    where community_id = ${o.communityId} and phone_digits = ${o.digits} and started_at >= ${o.at} limit 1`.execute(tx)
  return rows.length > 0
}

/** A call with the number: whatever waited for it is rung back. */
export const settleMissedCalls = async (
  tx: Tx,
  o: { communityId: CommunityId; phone: string; callId: string; at: Date; by: StaffId },
): Promise<void> => {
  const digits = digitsOf(o.phone)
  if (digits === '') return
  await sql`/* desk.settle-missed-calls */
    update desk.missed_call set done_at = ${o.at}, done_by = ${o.by}, call_id = ${o.callId}
    where community_id = ${o.communityId} and phone_digits = ${digits} and done_at is null`.execute(tx)
}

/** Takes a number off the list with a reason: how many were taken off; none where it is done, undefined where unknown. */
export const dismissMissedCalls = async (
  tx: Tx,
  o: { communityId: CommunityId; id: string; reason: string; at: Date; by: StaffId },
): Promise<number | undefined> => {
  const { rows: known } = await sql<{ phone_digits: string }>`select phone_digits from desk.missed_call
    where community_id = ${o.communityId} and id = ${o.id}`.execute(tx)
  if (!known[0]) return undefined
  const { rows } = await sql`/* desk.dismiss-missed-calls */
    update desk.missed_call set done_at = ${o.at}, done_by = ${o.by}, reason = ${o.reason}
    where community_id = ${o.communityId} and phone_digits = ${known[0].phone_digits} and done_at is null
    returning id`.execute(tx)
  return rows.length
}

interface StoredMissedCall extends Omit<MissedCall, 'at' | 'doneAt' | 'houses'> {
  readonly at: Date
  readonly doneAt: Date | null
}

export interface MissedAsked {
  readonly communityId: CommunityId
  readonly status: 'waiting' | 'done'
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** Those that wait, the longest first and each number once; those that are done, the newest first. */
export const listMissedCalls = async (
  tx: Tx,
  asked: MissedAsked & { readonly limit: number },
): Promise<{ rows: Omit<MissedCall, 'houses'>[]; next: string | null }> => {
  const { rows } = await missedCallsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const page = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? page.at(-1) : undefined
  return {
    rows: page.map(missedCallOf),
    next: last ? cursorOf(last) : null,
  }
}

const missedCallOf = (row: StoredMissedCall): Omit<MissedCall, 'houses'> => ({
  ...row,
  phone: row.doneAt === null ? row.phone : masked(row.phone),
  at: row.at.toISOString(),
  doneAt: row.doneAt?.toISOString() ?? null,
})

/** As it leaves in a file: the number is masked, whether somebody rang back or not. */
export const missedCallToExport = (row: StoredMissedCall): MissedCall => ({
  ...missedCallOf(row),
  phone: masked(row.phone),
  houses: [],
})

/** A page of them, or all for an export. */
export const missedCallsQuery = (asked: MissedAsked) => {
  const { communityId } = asked
  const after = readCursor(asked.after)
  const digits = digitsOf(asked.q ?? '')
  const ofNumber = digits === '' ? sql`` : sql`and right(m.phone_digits, ${digits.length}) = ${digits}`
  const columns = sql`m.id, m.phone, m.at, m.extension, m.note, m.done_at as "doneAt", m.reason,
    coalesce((select s.name from access.staff s where s.id = m.done_by), '') as "doneBy"`
  if (asked.status === 'done') {
    return sql<StoredMissedCall>`/* desk.missed-calls-done */
      select ${columns}, 1 as times from desk.missed_call m
      where m.community_id = ${communityId} and m.done_at is not null ${ofNumber}
        ${after ? sql`and (m.at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by m.at desc, m.id desc ${atMost(asked.limit)}`
  }
  // Of one number the newest call stands for all: it says when to ring back at the latest heard.
  return sql<StoredMissedCall>`/* desk.missed-calls */
    select ${columns}, (select count(*)::int from desk.missed_call same where same.community_id = ${communityId}
        and same.phone_digits = m.phone_digits and same.done_at is null) as times
    from desk.missed_call m
    where m.community_id = ${communityId} and m.done_at is null ${ofNumber}
      and not exists (select from desk.missed_call later where later.community_id = ${communityId}
        and later.phone_digits = m.phone_digits and later.done_at is null and (later.at, later.id) > (m.at, m.id))
      ${after ? sql`and (m.at, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by m.at, m.id ${atMost(asked.limit)}`
}

export const countMissedCalls = async (tx: Tx, communityId: CommunityId): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`/* desk.count-missed-calls */
    select count(*)::int as waiting from (select distinct phone_digits from desk.missed_call
      where community_id = ${communityId} and done_at is null limit 100) counted`.execute(tx)
  return rows[0]?.waiting ?? 0
}
