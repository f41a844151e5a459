import { sql } from 'kysely'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { cursorOf, matterRowOf, readCursor, rowColumns, type StoredRow } from '../matters/index.ts'
import type { myFinishedOrders, myOrders } from './contract.ts'

interface Whose {
  readonly communityId: CommunityId
  readonly staffId: string
}

/** Open orders of a technician and those any technician may take, by clock; a hundred are more than anybody carries. */
export const ordersOf = async (tx: Tx, o: Whose): Promise<AnswerOf<typeof myOrders>['orders']> => {
  const { rows } = await ordersQuery(o).execute(tx)
  return rows.map((row) => ({
    ...matterRowOf(row),
    categoryName: row.category_name,
    appointment: row.appointment,
    waitingReason: row.waiting_reason,
    rework: row.rework,
    mine: row.assignee_staff_id === o.staffId,
    acceptBy: row.accept_by?.toISOString() ?? null,
  }))
}

export const ordersQuery = (o: Whose) => sql<
  StoredRow & {
    category_name: string
    appointment: string
    waiting_reason: string
    rework: boolean
    accept_by: Date | null
  }
>`/* work-orders.my-orders */
  select ${rowColumns(o.communityId)}, r.category_name, r.appointment, r.waiting_reason, r.rework_of is not null as rework,
    (select c.due_at from matters.clock c where c.community_id = ${o.communityId} and c.matter_id = m.id
      and c.for_acceptance and c.met_at is null and c.ended_at is null) as accept_by
  from unnest(${[`staff:${o.staffId}`, 'role:technician']}::text[]) as mine (assignee)
  cross join lateral (
    select * from matters.matter
    where community_id = ${o.communityId} and assignee = mine.assignee and closed_at is null and kind = 'repair'
    order by due_at, id limit 100
  ) m
  -- Looked up one by one: joined plainly, every repair ever made would be read to find these.
  cross join lateral (
    select category_name, appointment, waiting_reason, rework_of from work_orders.repair
    where community_id = ${o.communityId} and matter_id = m.id limit 1
  ) r
  order by m.due_at, m.id limit 100`

const PAGE = 20

/** What a technician has finished, the last one first, paged by key. */
export const finishedOrdersOf = async (
  tx: Tx,
  o: Whose & { after?: string | undefined },
): Promise<AnswerOf<typeof myFinishedOrders>> => {
  const { rows } = await finishedQuery(o).execute(tx)
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return {
    rows: page.map((row) => ({
      ...matterRowOf(row),
      categoryName: row.category_name,
      doneAt: row.done_at.toISOString(),
      result: row.result,
    })),
    next: last ? cursorOf({ at: last.done_at, id: last.id }) : null,
  }
}

export const finishedQuery = (o: Whose & { after?: string | undefined }) => {
  const after = readCursor(o.after) ?? { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
  return sql<StoredRow & { category_name: string; result: string; done_at: Date }>`/* work-orders.my-finished */
    select ${rowColumns(o.communityId)}, m.category_name, m.result, m.done_at
    from (
      select matter.*, r.category_name, r.result, r.done_at
      from work_orders.repair r
      cross join lateral (
        select * from matters.matter where community_id = ${o.communityId} and id = r.matter_id limit 1
      ) matter
      where r.community_id = ${o.communityId} and r.accepted_by = ${o.staffId} and r.done_at is not null
        and (r.done_at, r.matter_id) < (${after.at}::timestamptz, ${after.id}::uuid)
      order by r.done_at desc, r.matter_id desc limit ${PAGE + 1}
    ) m
    order by m.done_at desc, m.id desc`
}
