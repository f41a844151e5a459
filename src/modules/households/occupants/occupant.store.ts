import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '../../../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { DateRange } from '../../../kernel/periods.ts'
import { atMost, keysetOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId } from '../../estate/contract.ts'
import type { PartyId } from '../parties/contract.ts'
import { rangeText } from '../period.ts'
import type { listOccupants, Occupant, OccupantId } from './contract.ts'

interface OneOccupant {
  readonly communityId: CommunityId
  readonly occupantId: OccupantId
}

type Asked = InputOf<typeof listOccupants>
type OccupantFilter = Omit<Asked, 'after' | 'limit'> & Partial<Pick<Asked, 'after' | 'limit'>>

/** Occupants, usually by house: a page of them, or all for an export. */
export const occupantsQuery = (asked: OccupantFilter): RawBuilder<Occupant> => {
  const { communityId, houseId, on, q, sort, after, limit } = asked
  const { order, beyond } = keysetOf({
    orders: {
      house: sql`h.sort_key`,
      name: sql`p.name`,
      from: sql`o.begins_on`,
      until: { up: sql`coalesce(o.ends_on, 'infinity')`, down: sql`coalesce(o.ends_on, '-infinity')` },
    },
    ...{ sort, id: sql`o.id`, after },
    row: (id) => sql`${FROM_OCCUPANT} where o.community_id = ${communityId} and o.id = ${id}`,
  })
  const conditions = [
    sql`o.community_id = ${communityId}`,
    ...(houseId === undefined ? [] : [sql`o.house_id = ${houseId}`]),
    ...(on === undefined ? [] : [sql`o.begins_on <= ${on} and (o.ends_on is null or o.ends_on > ${on})`]),
    ...(q ? [sql`(starts_with(h.spelling, ${q}) or starts_with(p.name, ${q}))`] : []),
    ...beyond,
  ]
  return sql<Occupant>`/* households.occupants */ select ${OCCUPANT} ${FROM_OCCUPANT}
    where ${sql.join(conditions, sql` and `)} order by ${order} ${atMost(limit)}`
}

/** Locked, so that nobody else changes it until this transaction ends. */
export const lockOccupant = async (tx: Tx, on: OneOccupant): Promise<Occupant | undefined> => {
  await sql`select from households.occupant o where o.community_id = ${on.communityId} and o.id = ${on.occupantId}
    for no key update`.execute(tx)
  return occupantById(tx, on)
}

export const occupantById = async (tx: Tx, on: OneOccupant): Promise<Occupant | undefined> =>
  (await occupants(tx, sql`o.community_id = ${on.communityId} and o.id = ${on.occupantId}`))[0]

/** The entry of a party in a house that has a day in common with a period. */
export const occupantWithin = async (
  tx: Tx,
  on: { communityId: CommunityId; houseId: HouseId; partyId: PartyId; during: DateRange },
): Promise<Occupant | undefined> => {
  const [first] = await occupants(
    tx,
    sql`o.community_id = ${on.communityId} and o.house_id = ${on.houseId} and o.party_id = ${on.partyId}
      and o.during && ${rangeText(on.during)}::daterange`,
  )
  return first
}

/** Adds an occupant, or answers undefined where the same party is one already in that time. */
export const addOccupant = async (
  tx: Tx,
  on: {
    communityId: CommunityId
    houseId: HouseId
    partyId: PartyId
    relation: string
    during: DateRange
    recordedAt: Date
    recordedBy: StaffId
  },
): Promise<OccupantId | undefined> => {
  const { rows } = await sql<{ id: OccupantId }>`insert into households.occupant
      (community_id, house_id, party_id, relation, during, recorded_at, recorded_by)
    values (${on.communityId}, ${on.houseId}, ${on.partyId}, ${on.relation}, ${rangeText(on.during)}::daterange,
      ${on.recordedAt}, ${on.recordedBy})
    on conflict on constraint occupant_no_overlap do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export const saveOccupancy = async (tx: Tx, on: OneOccupant & { during: DateRange }): Promise<void> => {
  await sql`update households.occupant set during = ${rangeText(on.during)}::daterange, version = version + 1
    where community_id = ${on.communityId} and id = ${on.occupantId}`.execute(tx)
}

export const deleteOccupant = async (tx: Tx, on: OneOccupant): Promise<void> => {
  await sql`delete from households.occupant where community_id = ${on.communityId} and id = ${on.occupantId}`.execute(
    tx,
  )
}

const occupants = async (tx: Tx, where: RawBuilder<unknown>): Promise<Occupant[]> => {
  const { rows } = await sql<Occupant>`/* households.occupant */ select ${OCCUPANT} ${FROM_OCCUPANT}
    where ${where} order by o.begins_on desc, p.name, o.id`.execute(tx)
  return rows
}

const OCCUPANT = sql`o.id, o.house_id as "houseId", h.spelling, o.party_id as "partyId", p.name, o.relation,
  o.begins_on as "from", o.ends_on as "until", o.version`

const FROM_OCCUPANT = sql`from households.occupant o
  join households.party p on p.community_id = o.community_id and p.id = o.party_id
  join estate.house h on h.community_id = o.community_id and h.id = o.house_id`
