import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { MatterId } from '../../matters/index.ts'
import type { CallbackClass } from '../words.ts'

/** What a callback keeps beside its matter when it is planned. */
export interface NewCallback {
  readonly matterId: MatterId
  readonly class: CallbackClass
  readonly aboutMatterId: string | null
  readonly aboutFinishedAt: Date | null
  readonly callee: string
  readonly technicianId: string | null
  readonly houseId: string | null
}

/** Writes what many callbacks keep: one statement. */
export const insertCallbacks = async (
  tx: Tx,
  o: { communityId: CommunityId; callbacks: readonly NewCallback[] },
): Promise<void> => {
  const rows = o.callbacks.map((one) => ({
    ...{ matter_id: one.matterId, class: one.class, about_matter_id: one.aboutMatterId },
    ...{ about_finished_at: one.aboutFinishedAt, callee: one.callee },
    ...{ technician_id: one.technicianId, house_id: one.houseId },
  }))
  await sql`/* callbacks.plan */
    insert into callbacks.callback (community_id, matter_id, class, about_matter_id, about_finished_at, callee, technician_id, house_id)
    select ${o.communityId}::uuid, p.matter_id, p.class, p.about_matter_id, p.about_finished_at, p.callee, p.technician_id, p.house_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (matter_id uuid, class text, about_matter_id uuid,
      about_finished_at timestamptz, callee text, technician_id uuid, house_id uuid)
    returning matter_id`.execute(tx)
}

/** Something that is over, with whom one would call about it. */
export interface Finished {
  readonly id: MatterId
  readonly number: string
  readonly state: string
  readonly title: string
  readonly place: { readonly kind: string; readonly id: string | null }
  readonly houseId: string | null
  readonly partyId: string | null
  readonly callerName: string
  readonly callerPhone: string
  readonly finishedAt: Date | null
  readonly technicianId: string | null
  /** What the repair is called back as; empty for anything else. */
  readonly callbackClass: CallbackClass | null
}

const aboutColumns = sql`m.id, m.number, m.state, m.title, m.house_id as "houseId", m.party_id as "partyId",
  m.caller_name as "callerName", m.caller_phone as "callerPhone",
  jsonb_build_object('kind', case when m.house_id is not null then 'house' when m.public_area_id is not null then 'public-area'
    when m.facility_id is not null then 'facility' when m.space_id is not null then 'space' else 'none' end,
    'id', coalesce(m.house_id, m.public_area_id, m.facility_id, m.space_id)) as place`

/** A repair that may be called back about. */
export const finishedRepair = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<Finished | undefined> => {
  const { rows } = await sql<Finished>`/* callbacks.finished-repair */
    select ${aboutColumns}, r.done_at as "finishedAt", r.accepted_by as "technicianId", r.callback_class as "callbackClass"
    from matters.matter m
    join work_orders.repair r on r.community_id = ${o.communityId} and r.matter_id = m.id
    where m.community_id = ${o.communityId} and m.id = ${o.matterId}`.execute(tx)
  return rows[0]
}

/** Any other matter, finished at the last step of its timeline that led into the state it is in. */
export const finishedMatter = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<Finished | undefined> => {
  const { rows } = await sql<Finished>`/* callbacks.finished-matter */
    select ${aboutColumns}, null as "technicianId", null as "callbackClass",
      (select max(e.at) from matters.entry e
        where e.community_id = ${o.communityId} and e.matter_id = m.id and e.to_state = m.state and e.from_state <> m.state) as "finishedAt"
    from matters.matter m
    where m.community_id = ${o.communityId} and m.id = ${o.matterId}`.execute(tx)
  return rows[0]
}

/** The open callback about something, and whether this very finish has had its own. */
export const callbacksAbout = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; finishedAt: Date | null },
): Promise<{ open: MatterId | null; planned: boolean }> => {
  const { rows } = await sql<{ open: MatterId | null; planned: boolean }>`/* callbacks.about */
    select max(matter_id::text) filter (where recorded_at is null and ended_at is null) as open,
      coalesce(bool_or(about_finished_at = ${o.finishedAt}::timestamptz), false) as planned
    from callbacks.callback
    where community_id = ${o.communityId} and about_matter_id = ${o.matterId} and class <> 'unplanned'`.execute(tx)
  return rows[0] ?? { open: null, planned: false }
}

/** Somebody who rang about an incident: one for each household, or for each number where the household is not known. */
export interface Caller {
  readonly callee: string
  readonly houseId: string | null
  readonly partyId: string | null
  readonly callerName: string
  readonly callerPhone: string
}

/** Who rang about an incident and has no callback about it yet, each household once, with its latest call. */
export const callersToCallBack = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<readonly Caller[]> => {
  const { rows } = await sql<Caller>`/* callbacks.callers */
    select distinct on (callee) callee, house_id as "houseId", party_id as "partyId", caller_name as "callerName", phone as "callerPhone"
    from (
      select coalesce(c.house_id::text, nullif(c.phone_digits, '')) as callee, c.*
      from desk.call c
      where c.community_id = ${o.communityId} and c.matter_id = ${o.matterId}
    ) c
    where callee is not null and not exists (select from callbacks.callback k
      where k.community_id = ${o.communityId} and k.about_matter_id = ${o.matterId} and k.callee = c.callee and k.class = 'incident')
    order by callee, started_at desc`.execute(tx)
  return rows
}

/** The phone of each of these houses, for those about whom nobody left one: of its holders, else of who lives there. */
export const phonesOfHouses = async (
  tx: Tx,
  o: { communityId: CommunityId; houseIds: readonly string[]; today: string },
): Promise<ReadonlyMap<string, { name: string; phone: string; partyId: string }>> => {
  if (o.houseIds.length === 0) return new Map()
  const { rows } = await sql<{
    houseId: string
    name: string
    phone: string
    partyId: string
  }>`/* callbacks.phones-of-houses */
    select distinct on (who.house_id) who.house_id as "houseId", p.name, f.number as phone, p.id as "partyId"
    from (
      select t.house_id, h.party_id, 1 as rank from households.title t
      join households.title_holder h on h.community_id = ${o.communityId} and h.title_id = t.id
      where t.community_id = ${o.communityId} and t.house_id = any(${o.houseIds}::uuid[]) and t.during @> ${o.today}::date
      union all
      select c.house_id, c.party_id, 2 from households.occupant c
      where c.community_id = ${o.communityId} and c.house_id = any(${o.houseIds}::uuid[]) and c.during @> ${o.today}::date
    ) who
    join households.party p on p.community_id = ${o.communityId} and p.id = who.party_id
    join households.party_phone f on f.community_id = ${o.communityId} and f.party_id = p.id
    order by who.house_id, who.rank, f.position, p.id`.execute(tx)
  return new Map(rows.map(({ houseId, ...person }) => [houseId, person]))
}
