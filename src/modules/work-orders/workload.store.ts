import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { TechnicianLoad } from './contract.ts'

type Stored = Omit<TechnicianLoad, 'nextDueAt'> & { readonly nextDueAt: Date | null }

/** Every technician of the community with what is open and what was done since `weekStart`. */
export const loadsOf = async (
  tx: Tx,
  o: { communityId: CommunityId; weekStart: Date },
): Promise<{ technicians: TechnicianLoad[]; free: number }> => {
  const { communityId } = o
  const { rows } = await sql<Stored>`/* work-orders.workload */
    select s.id as "staffId", s.name, coalesce(d.available, true) as "available", w.open, w.on_site as "onSite", w.next as "nextDueAt",
      (select count(*)::int from work_orders.repair r where r.community_id = ${communityId} and r.accepted_by = s.id
        and r.done_at >= ${o.weekStart}) as "doneThisWeek"
    from access.assignment a
    join access.staff s on s.id = a.staff_id and s.disabled_at is null
    left join work_orders.technician_availability d on d.community_id = a.community_id and d.staff_id = s.id
    cross join lateral (
      select count(*)::int as open, count(*) filter (where m.state = 'on-site')::int as on_site,
        nullif(min(m.due_at), 'infinity') as next
      from matters.matter m
      where m.community_id = ${communityId} and m.assignee = 'staff:' || s.id::text and m.closed_at is null and m.kind = 'repair'
    ) w
    where a.community_id = ${communityId} and 'technician' = any(a.roles)
    order by s.name, s.id`.execute(tx)
  const { rows: free } = await sql<{ free: number }>`/* work-orders.free */
    select count(*)::int as free from matters.matter
    where community_id = ${communityId} and assignee = 'role:technician' and closed_at is null and kind = 'repair'`.execute(
    tx,
  )
  return {
    technicians: rows.map((row) => ({ ...row, nextDueAt: row.nextDueAt?.toISOString() ?? null })),
    free: free[0]?.free ?? 0,
  }
}

/** Whether a technician takes orders now; without a word about it: yes. */
export const availabilityOf = async (tx: Tx, o: { communityId: CommunityId; staffId: string }): Promise<boolean> => {
  const { rows } = await sql<{ available: boolean }>`/* work-orders.availability */
    select available as "available" from work_orders.technician_availability
    where community_id = ${o.communityId} and staff_id = ${o.staffId}`.execute(tx)
  return rows[0]?.available ?? true
}

export const saveAvailability = async (
  tx: Tx,
  o: { communityId: CommunityId; staffId: string; available: boolean; now: Date },
): Promise<void> => {
  await sql`insert into work_orders.technician_availability (community_id, staff_id, available, since)
    values (${o.communityId}, ${o.staffId}, ${o.available}, ${o.now})
    on conflict (community_id, staff_id) do update set available = excluded.available,
      since = case when technician_availability.available = excluded.available then technician_availability.since else excluded.since end`.execute(
    tx,
  )
}
