import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { atMost, pageOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { cursorOf, type MatterId, masked, readCursor } from '../../matters/index.ts'
import { type Outcome, outcomeNames } from '../words.ts'
import type { CallRow } from './call.contract.ts'

export interface CallToWrite {
  readonly communityId: CommunityId
  readonly id: string
  readonly startedAt: Date
  readonly lengthSeconds: number | null
  readonly phone: string
  readonly callerName: string
  readonly houseId: string | null
  readonly partyId: string | null
  readonly content: string
  readonly outcome: Outcome
  readonly matterId: string | null
  readonly takenBy: string
  readonly recordedAt: Date
}

export const insertCall = async (tx: Tx, c: CallToWrite): Promise<void> => {
  await sql`/* desk.insert-call */
    insert into desk.call (community_id, id, started_at, length_seconds, phone, phone_digits, caller_name, house_id, party_id,
      content, outcome, matter_id, taken_by, recorded_at)
    values (${c.communityId}, ${c.id}, ${c.startedAt}, ${c.lengthSeconds}, ${c.phone}, ${digitsOf(c.phone)}, ${c.callerName},
      ${c.houseId}, ${c.partyId}, ${c.content}, ${c.outcome}, ${c.matterId}, ${c.takenBy}, ${c.recordedAt})`.execute(tx)
}

interface StoredCall {
  readonly id: string
  readonly started_at: Date
  readonly length_seconds: number | null
  readonly phone: string
  readonly caller_name: string
  readonly house_id: CallRow['houseId']
  readonly house_name: string | null
  readonly content: string
  readonly outcome: Outcome
  readonly matter_id: MatterId | null
  readonly matter_number: string | null
  readonly taken_by: string
  readonly recorded_at: Date
}

const select = (communityId: CommunityId, from: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql<StoredCall>`
  select c.id, c.started_at, c.length_seconds, c.phone, c.caller_name, c.house_id, c.content, c.outcome, c.matter_id, c.recorded_at,
    (select h.spelling from estate.house h where h.community_id = ${communityId} and h.id = c.house_id) as house_name,
    (select m.number from matters.matter m where m.community_id = ${communityId} and m.id = c.matter_id) as matter_number,
    (select s.name from access.staff s where s.id = c.taken_by) as taken_by
  from ${from} c
  ${order}`

export const callById = async (tx: Tx, o: { communityId: CommunityId; id: string }): Promise<CallRow> => {
  const from = sql`(select * from desk.call where community_id = ${o.communityId} and id = ${o.id})`
  const { rows } = await select(o.communityId, from, sql``).execute(tx)
  if (!rows[0]) throw new Error('a call just written is there')
  return callOf(rows[0])
}

export interface CallsAsked {
  readonly communityId: CommunityId
  readonly q?: string | undefined
  readonly outcome?: Outcome | undefined
  readonly houseId?: string | undefined
  readonly matterId?: string | undefined
  readonly takenBy?: string | undefined
  readonly from?: BusinessDate | undefined
  readonly to?: BusinessDate | undefined
  readonly sort: 'startedAt' | '-startedAt'
}

interface Page {
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

/** Calls in the order of their time, paged by key. */
export const callsQuery = (asked: CallsAsked & Page): RawBuilder<StoredCall> => {
  const newest = asked.sort === '-startedAt'
  const from = sql`(select * from desk.call where ${sql.join(conditionsOf(asked), sql` and `)}
    order by ${newest ? sql`started_at desc, id desc` : sql`started_at, id`} ${atMost(asked.limit)})`
  return select(
    asked.communityId,
    from,
    newest ? sql`order by c.started_at desc, c.id desc` : sql`order by c.started_at, c.id`,
  )
}

export const listCalls = async (
  tx: Tx,
  asked: CallsAsked & Page & { readonly limit: number },
): Promise<{ rows: CallRow[]; next: string | null }> => {
  const { rows } = await callsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, {
    limit: asked.limit,
    cursor: (last) => cursorOf({ at: last.started_at, id: last.id }),
  })
  return { rows: page.map(callOf), next }
}

const conditionsOf = (asked: CallsAsked & Page): RawBuilder<unknown>[] => {
  const after = readCursor(asked.after)
  return [
    sql`community_id = ${asked.communityId}`,
    ...(asked.outcome ? [sql`outcome = ${asked.outcome}`] : []),
    ...(asked.houseId ? [sql`house_id = ${asked.houseId}`] : []),
    ...(asked.matterId ? [sql`matter_id = ${asked.matterId}`] : []),
    ...(asked.takenBy ? [sql`taken_by = ${asked.takenBy}`] : []),
    ...(asked.from ? [sql`started_at >= ${startOfDay(asked.from)}`] : []),
    ...(asked.to ? [sql`started_at < ${startOfDay(addDays(asked.to, 1))}`] : []),
    ...(asked.q ? [searched(asked.q)] : []),
    ...(after
      ? [
          sql`(started_at, id) ${asked.sort === '-startedAt' ? sql`<` : sql`>`} (${after.at}::timestamptz, ${after.id}::uuid)`,
        ]
      : []),
  ]
}

const searched = (q: string): RawBuilder<unknown> => {
  const digits = digitsOf(q)
  if (digits.length >= 4 && digits.length === q.replace(/[\s-]/g, '').length)
    return sql`right(phone_digits, ${digits.length}) = ${digits}`
  return sql`(strpos(caller_name, ${q}) > 0 or strpos(content, ${q}) > 0)`
}

export const digitsOf = (phone: string): string => phone.replace(/\D/g, '')

export const callOf = (row: StoredCall): CallRow => ({
  id: row.id,
  startedAt: row.started_at.toISOString(),
  lengthSeconds: row.length_seconds,
  phone: masked(row.phone),
  callerName: row.caller_name,
  houseId: row.house_id,
  houseName: row.house_name ?? '',
  content: row.content,
  outcome: row.outcome,
  outcomeName: outcomeNames[row.outcome],
  matterId: row.matter_id,
  matterNumber: row.matter_number,
  takenBy: row.taken_by,
  recordedAt: row.recorded_at.toISOString(),
})
