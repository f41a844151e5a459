import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '../../../kernel/endpoint.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import { atMost, keysetOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { atFields, refuse } from '../refusals.ts'
import type { listVehicles, Vehicle, VehicleId } from './contract.ts'

interface OneVehicle {
  readonly communityId: CommunityId
  readonly vehicleId: VehicleId
}
export type VehicleFacts = Pick<
  Vehicle,
  'plate' | 'houseId' | 'partyId' | 'spaceId' | 'kind' | 'brand' | 'colour' | 'note'
>

type Asked = InputOf<typeof listVehicles>
type VehicleFilter = Omit<Asked, 'after' | 'limit'> & Partial<Pick<Asked, 'after' | 'limit'>>

/** Vehicles, usually by plate: a page of them, or all for an export. */
export const vehiclesQuery = ({ communityId, houseId, q, sort, after, limit }: VehicleFilter): RawBuilder<Vehicle> => {
  const { order, beyond } = keysetOf({
    orders: {
      plate: sql`v.plate`,
      house: { up: sql`coalesce(h.sort_key, chr(65535))`, down: sql`coalesce(h.sort_key, '')` },
    },
    ...{ sort, id: sql`v.id`, after },
    row: (id) => sql`${FROM_VEHICLE} where v.community_id = ${communityId} and v.id = ${id}`,
  })
  const conditions = [
    sql`v.community_id = ${communityId}`,
    sql`v.removed_at is null`,
    ...(houseId === undefined ? [] : [sql`v.house_id = ${houseId}`]),
    ...(q ? [matching(q)] : []),
    ...beyond,
  ]
  return sql<Vehicle>`/* households.vehicles */ select ${VEHICLE} ${FROM_VEHICLE}
    where ${sql.join(conditions, sql` and `)} order by ${order} ${atMost(limit)}`
}

const matching = (q: string): RawBuilder<unknown> => sql`(strpos(v.plate, upper(${q})) > 0
  or starts_with(h.spelling, ${q}) or starts_with(p.name, ${q}) or s.number = ${q})`

export const vehicleById = async (tx: Tx, on: OneVehicle): Promise<Vehicle | undefined> =>
  (await vehicles(tx, sql`v.community_id = ${on.communityId} and v.id = ${on.vehicleId}`))[0]

export const vehicleByPlate = async (
  tx: Tx,
  on: { communityId: CommunityId; plate: string },
): Promise<Vehicle | undefined> =>
  (await vehicles(tx, sql`v.community_id = ${on.communityId} and v.plate = ${on.plate}`))[0]

/** As `vehicleById`, and nobody else changes it until this transaction ends. */
export const lockVehicle = async (tx: Tx, on: OneVehicle): Promise<Vehicle | undefined> => {
  await sql`select from households.vehicle v where v.community_id = ${on.communityId} and v.id = ${on.vehicleId}
    for no key update`.execute(tx)
  return vehicleById(tx, on)
}

/** Adds a vehicle, or answers undefined where its plate is registered already. */
export const insertVehicle = async (
  tx: Tx,
  on: { communityId: CommunityId; facts: VehicleFacts },
): Promise<VehicleId | undefined> => {
  const f = on.facts
  const added = sql<{ id: VehicleId }>`insert into households.vehicle
      (community_id, house_id, party_id, plate, kind, brand, colour, space_id, note)
    values (${on.communityId}, ${f.houseId}, ${f.partyId}, ${f.plate}, ${f.kind}, ${f.brand}, ${f.colour}, ${f.spaceId},
      ${f.note})
    on conflict (community_id, plate) where removed_at is null do nothing returning id`.execute(tx)
  return (await onConstraint(added, UNKNOWN)).rows[0]?.id
}

export const saveVehicle = async (tx: Tx, on: OneVehicle & { facts: VehicleFacts }): Promise<void> => {
  const f = on.facts
  const saved = sql`update households.vehicle set house_id = ${f.houseId}, party_id = ${f.partyId}, plate = ${f.plate},
      kind = ${f.kind}, brand = ${f.brand}, colour = ${f.colour}, space_id = ${f.spaceId}, note = ${f.note},
      version = version + 1
    where community_id = ${on.communityId} and id = ${on.vehicleId}`.execute(tx)
  await onConstraint(saved, {
    ...UNKNOWN,
    vehicle_plate: () => atFields(refuse('plate-taken', { plate: f.plate, at: '' }), ['plate']),
  })
}

export const retireVehicle = async (tx: Tx, on: OneVehicle & { now: Date }): Promise<void> => {
  await sql`update households.vehicle set removed_at = ${on.now}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.vehicleId}`.execute(tx)
}

const UNKNOWN = {
  vehicle_house_fkey: () => atFields(refuse('not-found', { thing: '房屋' }), ['houseId']),
  vehicle_party_fkey: () => atFields(refuse('not-found', { thing: '业户' }), ['partyId']),
  vehicle_space_fkey: () => atFields(refuse('not-found', { thing: '车位' }), ['spaceId']),
}

const vehicles = async (tx: Tx, where: RawBuilder<unknown>): Promise<Vehicle[]> => {
  const { rows } = await sql<Vehicle>`/* households.vehicle */ select ${VEHICLE} ${FROM_VEHICLE}
    where ${where} and v.removed_at is null limit 1`.execute(tx)
  return rows
}

const VEHICLE = sql`v.id, v.plate, v.house_id as "houseId", coalesce(h.spelling, '') as spelling,
  v.party_id as "partyId", coalesce(p.name, '') as "partyName", v.space_id as "spaceId",
  coalesce(s.number, '') as "spaceNumber", v.kind, v.brand, v.colour, v.note, v.version`

const FROM_VEHICLE = sql`from households.vehicle v
  left join estate.house h on h.community_id = v.community_id and h.id = v.house_id
  left join households.party p on p.community_id = v.community_id and p.id = v.party_id
  left join estate.space s on s.community_id = v.community_id and s.id = v.space_id`
