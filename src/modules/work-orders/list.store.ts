import { type RawBuilder, sql } from 'kysely'
import { addDays, startOfDay } from '../../kernel/dates.ts'
import type { InputOf } from '../../kernel/endpoint.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { atMost } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { cursorOf, matterRowOf, readCursor, rowColumns, type StoredRow } from '../matters/index.ts'
import type { listRepairs as contract, RepairRow } from './contract.ts'

export interface RepairsAsked extends Omit<InputOf<typeof contract>, 'limit'> {
  readonly now: Date
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

export interface StoredRepair extends StoredRow {
  readonly category_name: string
  readonly callback_class: RepairRow['callbackClass']
  readonly appointment: string
  readonly waiting_reason: string
  readonly warranty: RepairRow['warranty']
  readonly liable: RepairRow['liable']
  readonly contractor_name: string | null
  readonly technician: string | null
  readonly done_at: Date | null
  readonly rework: boolean
  readonly caller_name: string
}

/** Repairs by filter, search and order, paged by key. Open ones come by clock, others newest first, unless another order is asked for. */
export const repairsQuery = (asked: RepairsAsked): RawBuilder<StoredRepair> => {
  const { by, outside } = orderOf(asked)
  return sql<StoredRepair>`/* work-orders.list */
    select ${rowColumns(asked.communityId)}, m.caller_name, m.category_name, m.callback_class, m.appointment, m.waiting_reason,
      m.warranty, m.liable, m.done_at, m.rework_of is not null as rework,
      (select s.name from access.staff s where s.id = coalesce(m.accepted_by, m.assignee_staff_id)) as technician,
      (select c.name from work_orders.contractor c where c.community_id = ${asked.communityId} and c.id = m.contractor_id) as contractor_name
    from (
      select matter.*, r.category_name, r.callback_class, r.appointment, r.waiting_reason, r.warranty, r.liable, r.done_at,
        r.rework_of, r.accepted_by, r.contractor_id
      from matters.matter
      -- Looked up one by one in the order of the index: joined plainly, every repair ever made would be read.
      cross join lateral (
        select * from work_orders.repair where community_id = ${asked.communityId} and matter_id = matter.id limit 1
      ) r
      where ${sql.join([...filtersOf(asked), ...afterOf(asked)], sql` and `)}
      order by ${by} ${atMost(asked.limit)}
    ) m
    order by ${outside}`
}

export const listRepairs = async (
  tx: Tx,
  asked: RepairsAsked & { readonly limit: number },
): Promise<{ rows: RepairRow[]; next: string | null }> => {
  const { rows } = await repairsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const page = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? page.at(-1) : undefined
  const byClock = [orders.dueAt, orders['-dueAt']].some((order) => order === orderOf(asked))
  const at = last && (byClock ? last.due_at : last.opened_at)
  return { rows: page.map(repairRowOf), next: last ? cursorOf({ at: at ?? null, id: last.id }) : null }
}

export const repairRowOf = (row: StoredRepair): RepairRow => ({
  ...matterRowOf(row),
  categoryName: row.category_name,
  callbackClass: row.callback_class,
  appointment: row.appointment,
  waitingReason: row.waiting_reason,
  warranty: row.warranty,
  liable: row.liable,
  contractorName: row.contractor_name ?? '',
  technician: row.technician ?? '',
  doneAt: row.done_at?.toISOString() ?? null,
  rework: row.rework,
  callerName: row.caller_name,
})

const orders = {
  dueAt: { by: sql`due_at, id`, outside: sql`m.due_at, m.id`, column: sql`due_at`, operator: sql`>` },
  '-dueAt': {
    by: sql`due_at desc, id desc`,
    outside: sql`m.due_at desc, m.id desc`,
    column: sql`due_at`,
    operator: sql`<`,
  },
  openedAt: { by: sql`opened_at, id`, outside: sql`m.opened_at, m.id`, column: sql`opened_at`, operator: sql`>` },
  '-openedAt': {
    by: sql`opened_at desc, id desc`,
    outside: sql`m.opened_at desc, m.id desc`,
    column: sql`opened_at`,
    operator: sql`<`,
  },
} as const

const orderOf = ({ sort, status }: RepairsAsked) => orders[sort ?? (status === 'open' ? 'dueAt' : '-openedAt')]

const afterOf = (asked: RepairsAsked): RawBuilder<unknown>[] => {
  const after = readCursor(asked.after)
  if (!after) return []
  const { column, operator } = orderOf(asked)
  return [sql`(${column}, id) ${operator} (${after.at}::timestamptz, ${after.id}::uuid)`]
}

const filtersOf = (asked: RepairsAsked): RawBuilder<unknown>[] => {
  const { communityId } = asked
  const equal: readonly (readonly [RawBuilder<unknown>, unknown])[] = [
    [sql`state`, asked.state],
    [sql`priority`, asked.priority],
    [sql`house_id`, asked.houseId],
    [sql`r.category_code`, asked.category],
    [sql`r.callback_class`, asked.callbackClass],
    [sql`r.liable`, asked.liable],
    [sql`r.contractor_id`, asked.contractorId],
    [sql`coalesce(r.accepted_by, assignee_staff_id)`, asked.staffId],
  ]
  return [
    sql`matter.community_id = ${communityId} and kind = 'repair'`,
    ...(asked.status === 'open' ? [sql`closed_at is null`] : []),
    ...(asked.status === 'closed' ? [sql`closed_at is not null`] : []),
    ...equal.filter(([, value]) => value !== undefined).map(([column, value]) => sql`${column} = ${value}`),
    ...(asked.rework === undefined ? [] : [sql`(r.rework_of is not null) = ${asked.rework}`]),
    ...(asked.openedFrom ? [sql`opened_at >= ${startOfDay(asked.openedFrom)}`] : []),
    ...(asked.openedTo ? [sql`opened_at < ${startOfDay(addDays(asked.openedTo, 1))}`] : []),
    ...(asked.breached ? [breached(asked)] : []),
    ...(asked.buildingId ? [inBuilding(communityId, asked.buildingId)] : []),
    ...(asked.q ? [searched(communityId, asked.q)] : []),
  ]
}

const breached = ({ communityId, now }: RepairsAsked): RawBuilder<unknown> => sql`(due_at < ${now} or exists (
  select from matters.clock c where c.community_id = ${communityId} and c.matter_id = matter.id and c.breached_at is not null
    and not c.for_acceptance))`

const inBuilding = (communityId: CommunityId, buildingId: string): RawBuilder<unknown> => sql`exists (
  select from estate.house h where h.community_id = ${communityId} and h.id = matter.house_id and h.building_id = ${buildingId})`

const searched = (communityId: CommunityId, q: string): RawBuilder<unknown> => {
  const number = q.toUpperCase().replace(/\s/g, '')
  if (/^[A-Z]{2}\d[\d-]*$/.test(number)) return sql`number ^@ ${number}`
  return sql`(strpos(title, ${q}) > 0 or strpos(description, ${q}) > 0 or strpos(caller_name, ${q}) > 0
    or exists (select from estate.house h where h.community_id = ${communityId} and h.id = matter.house_id and h.spelling ^@ ${q}))`
}
