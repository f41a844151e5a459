import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { TakeOn } from '../../../platform/import/register.ts'
import type { HouseId } from '../../estate/contract.ts'
import type { PartyId } from '../parties/contract.ts'

type On = Pick<TakeOn, 'tx' | 'communityId' | 'today' | 'now' | 'by'>

/** Titles of today's holders, manner 资料导入. A title that somebody recorded meanwhile is refused by its constraint. */
export const addTitles = async (
  { tx, communityId, today, now, by }: On,
  given: readonly { readonly houseId: HouseId; readonly holders: readonly PartyId[] }[],
): Promise<string[]> => {
  if (given.length === 0) return []
  const titles = given.map((title) => ({ id: crypto.randomUUID(), ...title }))
  await sql`/* households.import-titles */ with given as (
      select * from jsonb_to_recordset(${JSON.stringify(titles)}::jsonb) as g (id uuid, "houseId" uuid, holders uuid[])
    ), made as (
      insert into households.title (community_id, id, house_id, during, form, manner, recorded_at, recorded_by)
      select ${communityId}::uuid, g.id, g."houseId", daterange(${today}::date, null),
        case when cardinality(g.holders) > 1 then 'joint' else 'sole' end, 'imported', ${now}::timestamptz, ${by}::uuid from given g
    )
    insert into households.title_holder (community_id, title_id, party_id, position)
    select ${communityId}::uuid, g.id, h.party_id, h.position::int from given g
    cross join lateral unnest(g.holders) with ordinality as h (party_id, position)`.execute(tx)
  return titles.map(({ id }) => id)
}

export interface OccupantToAdd {
  readonly houseId: HouseId
  readonly partyId: PartyId
  readonly relation: string
  readonly from?: BusinessDate | null
  /** The first day somebody no longer lives there. */
  readonly until?: BusinessDate | null
}

/** Occupants from today, or the days given; one who is registered there already is not registered twice. */
export const addOccupants = async (
  { tx, communityId, today, now, by }: On,
  given: readonly OccupantToAdd[],
): Promise<string[]> => {
  if (given.length === 0) return []
  const { rows } = await sql<{ id: string }>`insert into households.occupant
      (community_id, house_id, party_id, relation, during, recorded_at, recorded_by)
    select ${communityId}::uuid, g."houseId", g."partyId", g.relation, daterange(coalesce(g."from", ${today}::date), g.until),
      ${now}::timestamptz, ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as g ("houseId" uuid, "partyId" uuid, relation text, "from" date, until date)
    on conflict on constraint occupant_no_overlap do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Leases with their tenants. One that somebody recorded meanwhile for the same time is refused by its constraint. */
export const addLeases = async (
  { tx, communityId, now, by }: On,
  given: readonly {
    readonly houseId: HouseId
    readonly part: string
    readonly from: BusinessDate
    readonly until: BusinessDate
    readonly note: string
    readonly tenants: readonly PartyId[]
  }[],
): Promise<string[]> => {
  if (given.length === 0) return []
  const leases = given.map((lease) => ({ id: crypto.randomUUID(), ...lease }))
  await sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(leases)}::jsonb)
        as g (id uuid, "houseId" uuid, part text, "from" date, until date, note text, tenants uuid[])
    ), made as (
      insert into households.lease (community_id, id, house_id, part, during, note, recorded_at, recorded_by)
      select ${communityId}::uuid, g.id, g."houseId", g.part, daterange(g."from", g.until), g.note, ${now}::timestamptz, ${by}::uuid
      from given g
    )
    insert into households.lease_tenant (community_id, lease_id, party_id, position)
    select ${communityId}::uuid, g.id, h.party_id, h.position::int from given g
    cross join lateral unnest(g.tenants) with ordinality as h (party_id, position)`.execute(tx)
  return leases.map(({ id }) => id)
}
