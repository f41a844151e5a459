import { type RawBuilder, sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { DateRange } from '../../../kernel/periods.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId } from '../../estate/contract.ts'
import type { PartyId } from '../parties/contract.ts'
import { rangeText } from '../period.ts'
import type { Occupant, OccupantId } from './contract.ts'

interface OneOccupant {
  readonly communityId: CommunityId
  readonly occupantId: OccupantId
}

/** Who lives in a house and who did, the newest first. */
export const occupantsOf = (tx: Tx, on: { communityId: CommunityId; houseId: HouseId }): Promise<Occupant[]> =>
  occupants(tx, sql`o.community_id = ${on.communityId} and o.house_id = ${on.houseId}`)

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
  const { rows } = await sql<Occupant>`/* households.occupants */ select o.id, o.house_id as "houseId", h.spelling,
      o.party_id as "partyId", p.name, o.relation, o.begins_on as "from", o.ends_on as "until", o.version
    from households.occupant o
    join households.party p on p.community_id = o.community_id and p.id = o.party_id
    join estate.house h on h.community_id = o.community_id and h.id = o.house_id
    where ${where} order by o.begins_on desc, p.name, o.id`.execute(tx)
  return rows
}
