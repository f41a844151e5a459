import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '../../../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { DateRange } from '../../../kernel/periods.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import { atMost, keysetOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { type HouseId, houseName } from '../../estate/contract.ts'
import type { PartyId } from '../parties/contract.ts'
import { periodInChinese, rangeText } from '../period.ts'
import { atFields, refuse } from '../refusals.ts'
import type { Lease, LeaseId, listLeases } from './contract.ts'

interface OneLease {
  readonly communityId: CommunityId
  readonly leaseId: LeaseId
}
interface LeaseFacts {
  readonly part: string
  readonly during: DateRange
  readonly tenants: readonly PartyId[]
  readonly interiorRenovation: string
  readonly note: string
}
type Row = Omit<Lease, 'recordedAt' | 'address'> & {
  readonly recordedAt: Date
  readonly place: { building: string; entrance: string | null; number: string }
}

type Asked = InputOf<typeof listLeases>
export type LeaseFilter = Omit<Asked, 'after' | 'limit'> & Partial<Pick<Asked, 'after' | 'limit'>>

/** The lease register, usually the newest first by the day a lease began: a page of it, or all for an export. */
export const leasesQuery = (filter: LeaseFilter): RawBuilder<Row> => {
  const { communityId, sort, after } = filter
  const { order, beyond } = keysetOf({
    orders: { from: sql`l.begins_on`, until: sql`l.ends_on`, address: sql`h.sort_key` },
    ...{ sort, id: sql`l.id`, after },
    row: (id) => sql`${FROM_LEASE} where l.community_id = ${communityId} and l.id = ${id}`,
  })
  return sql<Row>`/* households.leases */ select ${LEASE} ${FROM_LEASE}
    where ${sql.join([...conditionsOf(filter), ...beyond], sql` and `)} order by ${order} ${atMost(filter.limit)}`
}

export const leasesOf = async (tx: Tx, filter: LeaseFilter): Promise<Lease[]> =>
  (await leasesQuery(filter).execute(tx)).rows.map(leaseOf)

export const leaseById = async (tx: Tx, on: OneLease): Promise<Lease | undefined> => {
  const { rows } = await sql<Row>`/* households.lease */ select ${LEASE} ${FROM_LEASE}
    where l.community_id = ${on.communityId} and l.id = ${on.leaseId}`.execute(tx)
  return rows[0] && leaseOf(rows[0])
}

/** As `leaseById`, and nobody else changes it until this transaction ends. */
export const lockLease = async (tx: Tx, on: OneLease): Promise<Lease | undefined> => {
  await sql`select from households.lease l where l.community_id = ${on.communityId} and l.id = ${on.leaseId}
    for no key update`.execute(tx)
  return leaseById(tx, on)
}

/**
 * Adds a lease, or answers undefined where the database refuses it because another one covers a day of the same part,
 * or one of both covers the whole house.
 */
export const addLease = async (
  tx: Tx,
  on: { communityId: CommunityId; houseId: HouseId; facts: LeaseFacts; recordedAt: Date; recordedBy: StaffId },
): Promise<LeaseId | undefined> => {
  const f = on.facts
  const added = sql<{ id: LeaseId }>`insert into households.lease
      (community_id, house_id, part, during, interior_renovation, note, recorded_at, recorded_by)
    values (${on.communityId}, ${on.houseId}, ${f.part}, ${rangeText(f.during)}::daterange, ${f.interiorRenovation},
      ${f.note}, ${on.recordedAt}, ${on.recordedBy})
    on conflict on constraint lease_no_overlap do nothing returning id`.execute(tx)
  const leaseId = (await onConstraint(added, TOO_LONG)).rows[0]?.id
  if (leaseId !== undefined) await replaceTenants(tx, { communityId: on.communityId, leaseId, tenants: f.tenants })
  return leaseId
}

/** @throws households.lease-overlap where the changed lease meets another one. */
export const saveLease = async (tx: Tx, on: OneLease & { address: string; facts: LeaseFacts }): Promise<void> => {
  const f = on.facts
  const saved = sql`update households.lease set part = ${f.part}, during = ${rangeText(f.during)}::daterange,
      interior_renovation = ${f.interiorRenovation}, note = ${f.note}, ended_early_on = null, version = version + 1
    where community_id = ${on.communityId} and id = ${on.leaseId}`.execute(tx)
  await onConstraint(saved, {
    ...TOO_LONG,
    lease_no_overlap: () =>
      refuse('lease-overlap', { house: on.address, part: f.part, who: '', period: periodInChinese(f.during) }),
  })
  await replaceTenants(tx, { communityId: on.communityId, leaseId: on.leaseId, tenants: f.tenants })
}

/** Ends a lease before its time: `during` ends on the day given, which is kept as the day of the early end. */
export const closeLease = async (tx: Tx, on: OneLease & { during: DateRange; note: string }): Promise<void> => {
  await sql`update households.lease set during = ${rangeText(on.during)}::daterange, ended_early_on = ${on.during.until},
      note = ${on.note}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.leaseId}`.execute(tx)
}

/** The first lease of a house that stands in the way of one for this part and period. */
export const leaseWithin = async (
  tx: Tx,
  on: { communityId: CommunityId; houseId: HouseId; part: string; during: DateRange },
): Promise<Lease | undefined> => {
  const { rows } = await sql<Row>`select ${LEASE} ${FROM_LEASE}
    where l.community_id = ${on.communityId} and l.house_id = ${on.houseId}
      and l.during && ${rangeText(on.during)}::daterange and (${on.part} = '' or l.part in ('', ${on.part}))
    order by l.begins_on limit 1`.execute(tx)
  return rows[0] && leaseOf(rows[0])
}

const TOO_LONG = { lease_twenty_years: () => atFields(refuse('lease-too-long'), ['until']) }

const replaceTenants = async (tx: Tx, on: OneLease & { tenants: readonly PartyId[] }): Promise<void> => {
  await sql`with gone as (
      delete from households.lease_tenant w where w.community_id = ${on.communityId} and w.lease_id = ${on.leaseId}
        and w.party_id <> all(${on.tenants}::uuid[])
      returning w.party_id
    )
    insert into households.lease_tenant (community_id, lease_id, party_id, position)
    select ${on.communityId}::uuid, ${on.leaseId}::uuid, g.party_id, g.position::int
    from unnest(${on.tenants}::uuid[]) with ordinality as g (party_id, position)
    on conflict (community_id, lease_id, party_id) do update set position = excluded.position
    returning party_id`.execute(tx)
}

const conditionsOf = (f: LeaseFilter): RawBuilder<unknown>[] => [
  sql`l.community_id = ${f.communityId}`,
  ...(f.houseId === undefined ? [] : [sql`l.house_id = ${f.houseId}`]),
  ...(f.on === undefined ? [] : [sql`l.begins_on <= ${f.on} and l.ends_on > ${f.on}`]),
  ...(f.q
    ? [
        sql`(starts_with(h.spelling, ${f.q}) or exists (select from households.lease_tenant w
    join households.party q on q.community_id = w.community_id and q.id = w.party_id
    where w.community_id = l.community_id and w.lease_id = l.id and starts_with(q.name, ${f.q})))`,
      ]
    : []),
]

export const leaseOf = ({ recordedAt, place, ...row }: Row): Lease => ({
  ...row,
  address: houseName(place),
  recordedAt: recordedAt.toISOString(),
})

const LEASE = sql`l.id, l.house_id as "houseId", h.spelling, l.part, l.begins_on as "from", l.ends_on as "until",
  l.interior_renovation as "interiorRenovation", l.note, l.ended_early_on as "endedEarlyOn",
  l.recorded_at as "recordedAt", coalesce(s.name, '') as "recordedBy", l.version,
  jsonb_build_object('building', b.code, 'entrance', e.code, 'number', h.number) as place,
  coalesce((select jsonb_agg(jsonb_build_object('partyId', q.id, 'name', q.name) order by w.position, q.name)
    from households.lease_tenant w join households.party q on q.community_id = w.community_id and q.id = w.party_id
    where w.community_id = l.community_id and w.lease_id = l.id), '[]') as tenants`

const FROM_LEASE = sql`from households.lease l
  join estate.house h on h.community_id = l.community_id and h.id = l.house_id
  join estate.building b on b.community_id = h.community_id and b.id = h.building_id
  left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id
  left join access.staff s on s.id = l.recorded_by`
