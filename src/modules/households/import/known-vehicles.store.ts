import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'

export interface KnownVehicle extends VehicleFacts {
  readonly id: string
  readonly plate: string
  readonly spelling: string
  readonly spaceNumber: string
  readonly version: number
}

export interface VehicleFacts {
  readonly kind: string
  readonly brand: string
  readonly colour: string
  readonly note: string
  readonly houseId: string | null
  readonly spaceId: string | null
}

/** The vehicles of these plates, and which of these spaces are there. */
export const knownVehicles = async (
  tx: Tx,
  on: { communityId: CommunityId; plates: readonly string[]; spaces: readonly string[] },
): Promise<{ vehicles: ReadonlyMap<string, KnownVehicle>; spaces: ReadonlySet<string> }> => {
  const { rows } = await sql<KnownVehicle>`select v.id, v.plate, v.kind, v.brand, v.colour, v.note, v.version,
      v.house_id as "houseId", v.space_id as "spaceId", coalesce(h.spelling, '') as spelling, coalesce(s.number, '') as "spaceNumber"
    from households.vehicle v
    left join estate.house h on h.community_id = ${on.communityId} and h.id = v.house_id
    left join estate.space s on s.community_id = ${on.communityId} and s.id = v.space_id
    where v.community_id = ${on.communityId} and v.removed_at is null and v.plate = any(${on.plates}::text[])`.execute(
    tx,
  )
  const { rows: spaces } = await sql<{ number: string }>`select number from estate.space
    where community_id = ${on.communityId} and number = any(${on.spaces}::text[])`.execute(tx)
  return {
    vehicles: new Map(rows.map((row) => [row.plate, row])),
    spaces: new Set(spaces.map(({ number }) => number)),
  }
}

/** Adds vehicles in one statement. A plate that somebody registered meanwhile is refused by its index. */
export const addVehicles = async (
  tx: Tx,
  on: { communityId: CommunityId; vehicles: readonly (VehicleFacts & { plate: string; partyId: string | null })[] },
): Promise<{ id: string; plate: string }[]> => {
  if (on.vehicles.length === 0) return []
  const { rows } = await sql<{ id: string; plate: string }>`insert into households.vehicle
      (community_id, house_id, party_id, plate, kind, brand, colour, space_id, note)
    select ${on.communityId}::uuid, g."houseId", g."partyId", g.plate, g.kind, g.brand, g.colour, g."spaceId", g.note
    from jsonb_to_recordset(${JSON.stringify(on.vehicles)}::jsonb) as g ("houseId" uuid, "partyId" uuid, plate text, kind text,
      brand text, colour text, "spaceId" uuid, note text)
    returning id, plate`.execute(tx)
  return rows
}

/** Changes vehicles that nobody has changed since; answers which. */
export const changeVehicles = async (
  tx: Tx,
  on: { communityId: CommunityId; rows: readonly { id: string; version: number; facts: VehicleFacts }[] },
): Promise<{ id: string; version: number }[]> => {
  if (on.rows.length === 0) return []
  const given = on.rows.map(({ id, version, facts }) => ({ id, version, ...facts }))
  const { rows } = await sql<{ id: string; version: number }>`update households.vehicle v
    set kind = g.kind, brand = g.brand, colour = g.colour, note = g.note, house_id = g."houseId", space_id = g."spaceId",
      version = v.version + 1
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, version int, kind text, brand text, colour text, note text,
      "houseId" uuid, "spaceId" uuid)
    where v.community_id = ${on.communityId} and v.id = g.id and v.version = g.version
    returning v.id, v.version`.execute(tx)
  return rows
}
