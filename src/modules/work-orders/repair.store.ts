import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { matterRowOf, rowColumns, type StoredRow } from '../matters/index.ts'
import type { RepairDetail } from './contract.ts'

export interface NewRepair {
  readonly matterId: string
  readonly categoryCode: string
  readonly categoryName: string
  readonly appointment: string
}

export const insertRepair = async (tx: Tx, communityId: CommunityId, repair: NewRepair): Promise<void> => {
  await sql`/* work-orders.insert-repair */
    insert into work_orders.repair (community_id, matter_id, category_code, category_name, appointment)
    values (${communityId}, ${repair.matterId}, ${repair.categoryCode}, ${repair.categoryName}, ${repair.appointment})`.execute(
    tx,
  )
}

/** What a step leaves on the order; what is left out stays. */
export interface RepairStep {
  readonly acceptedBy?: StaffId | null
  readonly acceptedAt?: Date | null
  readonly onSiteAt?: Date | null
  readonly doneAt?: Date | null
  readonly waitingReason?: string
  readonly returnReason?: string
  readonly result?: string
  readonly materials?: string
}

const columnOf = {
  acceptedBy: sql`accepted_by`,
  acceptedAt: sql`accepted_at`,
  onSiteAt: sql`on_site_at`,
  doneAt: sql`done_at`,
  waitingReason: sql`waiting_reason`,
  returnReason: sql`return_reason`,
  result: sql`result`,
  materials: sql`materials`,
} as const

export const saveRepair = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; step: RepairStep },
): Promise<void> => {
  const names = Object.keys(o.step) as (keyof RepairStep)[]
  if (names.length === 0) return
  const changes = sql.join(names.map((name) => sql`${columnOf[name]} = ${o.step[name]}`))
  await sql`update work_orders.repair set ${changes}
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

type StoredRepair = Omit<RepairDetail['repair'], 'onSiteAt' | 'doneAt'> & { onSiteAt: Date | null; doneAt: Date | null }

export const repairOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<RepairDetail['repair'] | undefined> => {
  const { rows } = await sql<StoredRepair>`/* work-orders.repair */
    select category_code as category, category_name as "categoryName", appointment, waiting_reason as "waitingReason",
      return_reason as "returnReason", result, materials, accepted_by as "acceptedBy", on_site_at as "onSiteAt", done_at as "doneAt"
    from work_orders.repair where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
  const row = rows[0]
  return row && { ...row, onSiteAt: row.onSiteAt?.toISOString() ?? null, doneAt: row.doneAt?.toISOString() ?? null }
}

/** Open orders of a technician and those any technician may take, by clock; a hundred are more than anybody carries. */
export const ordersOf = (tx: Tx, o: { communityId: CommunityId; staffId: string }) =>
  ordersQuery(o)
    .execute(tx)
    .then(({ rows }) =>
      rows.map((row) => ({
        ...matterRowOf(row),
        categoryName: row.category_name,
        appointment: row.appointment,
        waitingReason: row.waiting_reason,
        mine: row.assignee_staff_id === o.staffId,
      })),
    )

export const ordersQuery = (o: { communityId: CommunityId; staffId: string }) => sql<
  StoredRow & { category_name: string; appointment: string; waiting_reason: string }
>`/* work-orders.my-orders */
  select ${rowColumns(o.communityId)}, r.category_name, r.appointment, r.waiting_reason
  from unnest(${[`staff:${o.staffId}`, 'role:technician']}::text[]) as mine (assignee)
  cross join lateral (
    select * from matters.matter
    where community_id = ${o.communityId} and assignee = mine.assignee and closed_at is null and kind = 'repair'
    order by due_at, id limit 100
  ) m
  -- Looked up one by one: joined plainly, every repair ever made would be read to find these.
  cross join lateral (
    select category_name, appointment, waiting_reason from work_orders.repair
    where community_id = ${o.communityId} and matter_id = m.id limit 1
  ) r
  order by m.due_at, m.id limit 100`
