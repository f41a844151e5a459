import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { atMost, pageOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { channelNames } from '../../matters/contract.ts'
import { cursorOf, matterRowOf, readCursor, rowColumns, type StoredRow } from '../../matters/index.ts'
import { codesOf, deskChannelNames, receptionNames } from '../words.ts'
import type { ReceptionRow } from './reception.contract.ts'

export interface ReceptionsAsked {
  readonly communityId: CommunityId
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly channel?: string | undefined
  readonly status: 'open' | 'closed' | 'all'
  readonly houseId?: string | undefined
  readonly from?: BusinessDate | undefined
  readonly to?: BusinessDate | undefined
  readonly sort: 'received' | '-received'
}

interface Page {
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

interface StoredReception extends StoredRow {
  readonly channel: ReceptionRow['channel']
  readonly caller_name: string
  readonly received_by: string | null
  readonly answer: string | null
}

/** What residents brought to the desk, whatever became of it, in the order it came; paged by key. */
export const receptionsQuery = (asked: ReceptionsAsked & Page): RawBuilder<StoredReception> => {
  const { communityId, sort, limit } = asked
  const newest = sort === '-received'
  return sql<StoredReception>`/* desk.receptions */
    select ${rowColumns(communityId)}, m.channel, m.caller_name,
      (select s.name from access.staff s where s.id = m.opened_by) as received_by,
      (select r.answer from desk.request r where r.community_id = ${communityId} and r.matter_id = m.id) as answer
    from (
      select * from matters.matter where ${sql.join([...filtersOf(asked), ...afterOf(asked)], sql` and `)}
      order by ${newest ? sql`opened_at desc, id desc` : sql`opened_at, id`} ${atMost(limit)}
    ) m
    order by ${newest ? sql`m.opened_at desc, m.id desc` : sql`m.opened_at, m.id`}`
}

export const listReceptions = async (
  tx: Tx,
  asked: ReceptionsAsked & Page & { readonly limit: number },
): Promise<{ rows: ReceptionRow[]; next: string | null }> => {
  const { rows } = await receptionsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, {
    limit: asked.limit,
    cursor: (last) => cursorOf({ at: last.opened_at, id: last.id }),
  })
  return { rows: page.map(receptionRowOf), next }
}

const kinds: readonly string[] = codesOf(receptionNames)
const channels: readonly string[] = codesOf(deskChannelNames)

const filtersOf = (asked: ReceptionsAsked): RawBuilder<unknown>[] => [
  sql`community_id = ${asked.communityId}`,
  asked.kind ? sql`kind = ${asked.kind}` : sql`kind = any(${kinds}::text[])`,
  asked.channel ? sql`channel = ${asked.channel}` : sql`channel = any(${channels}::text[])`,
  ...(asked.status === 'open' ? [sql`closed_at is null`] : []),
  ...(asked.status === 'closed' ? [sql`closed_at is not null`] : []),
  ...(asked.houseId ? [sql`house_id = ${asked.houseId}`] : []),
  ...(asked.from ? [sql`opened_at >= ${startOfDay(asked.from)}`] : []),
  ...(asked.to ? [sql`opened_at < ${startOfDay(addDays(asked.to, 1))}`] : []),
  ...(asked.q ? [searched(asked.q)] : []),
]

const afterOf = (asked: ReceptionsAsked & Page): RawBuilder<unknown>[] => {
  const after = readCursor(asked.after)
  if (!after) return []
  const operator = asked.sort === '-received' ? sql`<` : sql`>`
  return [sql`(opened_at, id) ${operator} (${after.at}::timestamptz, ${after.id}::uuid)`]
}

const searched = (q: string): RawBuilder<unknown> => {
  const number = q.toUpperCase().replace(/\s/g, '')
  if (/^[A-Z]{2}\d[\d-]*$/.test(number)) return sql`number ^@ ${number}`
  return sql`(strpos(title, ${q}) > 0 or strpos(description, ${q}) > 0 or strpos(caller_name, ${q}) > 0)`
}

export const receptionRowOf = (row: StoredReception): ReceptionRow => ({
  ...matterRowOf(row),
  channel: row.channel,
  channelName: channelNames[row.channel],
  callerName: row.caller_name,
  receivedBy: row.received_by ?? '系统',
  answer: row.answer ?? '',
})
