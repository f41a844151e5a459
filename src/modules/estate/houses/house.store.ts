import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '../../../kernel/endpoint.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import { atMost, type Keyset, keysetOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { BuildingId, EntranceId } from '../buildings/contract.ts'
import { canonicalSpelling, houseSortKey, readingsOfHouse } from '../house-number.rules.ts'
import { atFields, refuse } from '../refusals.ts'
import { unlessUsed } from '../remove-row.ts'
import type { House, HouseId, listHouses, UseStatus } from './contract.ts'
import { houseName } from './house-name.rules.ts'

type Row = Omit<House, 'name'>
export type HouseFacts = Omit<
  House,
  'id' | 'name' | 'spelling' | 'buildingName' | 'useStatus' | 'version' | 'building' | 'entrance'
> & { readonly building: string; readonly entrance: string | null }

interface OneHouse {
  readonly communityId: CommunityId
  readonly houseId: HouseId
}

type Asked = InputOf<typeof listHouses>
type HouseFilter = Omit<Asked, 'after' | 'limit'> & Partial<Pick<Asked, 'after' | 'limit'>>

/** Houses in the order asked for, usually as people count them: by building, entrance and number. */
export const housesQuery = (filter: HouseFilter): RawBuilder<Row> => {
  const { order, beyond } = orderOf(filter)
  return sql<Row>`/* estate.houses */ select ${HOUSE} ${FROM_HOUSE}
    where ${sql.join([...conditionsOf(filter), ...beyond], sql` and `)} order by ${order} ${atMost(filter.limit)}`
}

export const housesOf = async (tx: Tx, filter: HouseFilter): Promise<House[]> =>
  (await housesQuery(filter).execute(tx)).rows.map(houseOf)

export const houseById = async (tx: Tx, on: OneHouse): Promise<House | undefined> => {
  const { rows } = await sql<Row>`/* estate.house */ select ${HOUSE} ${FROM_HOUSE}
    where h.community_id = ${on.communityId} and h.id = ${on.houseId}`.execute(tx)
  return rows[0] && houseOf(rows[0])
}

/** As `houseById`, and nobody else changes it until this transaction ends. */
export const lockHouse = async (tx: Tx, on: OneHouse): Promise<House | undefined> => {
  await sql`select from estate.house h where h.community_id = ${on.communityId} and h.id = ${on.houseId}
    for no key update`.execute(tx)
  return houseById(tx, on)
}

export const addHouse = async (
  tx: Tx,
  on: { communityId: CommunityId; facts: HouseFacts; useStatus: UseStatus },
): Promise<HouseId> => {
  const f = on.facts
  const added = sql<{ id: HouseId }>`insert into estate.house (community_id, building_id, entrance_id, number, spelling,
      sort_key, floor, kind, layout, built_area, usable_area, land_area, use_status, occupancy, attached_facilities,
      garage_use, note, delivered_on)
    values (${on.communityId}, ${f.buildingId}, ${f.entranceId}, ${f.number}, ${canonicalSpelling(f)}, ${houseSortKey(f)},
      ${f.floor}, ${f.kind}, ${f.layout}, ${f.builtArea}, ${f.usableArea}, ${f.landArea}, ${on.useStatus}, ${f.occupancy},
      ${f.attachedFacilities}, ${f.garageUse}, ${f.note}, ${f.deliveredOn})
    returning id`.execute(tx)
  const { rows } = await onConstraint(added, refusalsOf(f))
  return (rows[0] as { id: HouseId }).id
}

export const saveHouse = async (tx: Tx, on: OneHouse & { facts: HouseFacts }): Promise<void> => {
  const f = on.facts
  const saved = sql`update estate.house set building_id = ${f.buildingId}, entrance_id = ${f.entranceId},
      number = ${f.number}, spelling = ${canonicalSpelling(f)}, sort_key = ${houseSortKey(f)}, floor = ${f.floor},
      kind = ${f.kind}, layout = ${f.layout}, built_area = ${f.builtArea}, usable_area = ${f.usableArea},
      land_area = ${f.landArea}, occupancy = ${f.occupancy}, attached_facilities = ${f.attachedFacilities},
      garage_use = ${f.garageUse}, note = ${f.note}, delivered_on = ${f.deliveredOn}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.houseId}`.execute(tx)
  await onConstraint(saved, refusalsOf(f))
}

export const deleteHouse = async (tx: Tx, on: { communityId: CommunityId; house: House }): Promise<void> => {
  await unlessUsed(
    sql`delete from estate.house where community_id = ${on.communityId} and id = ${on.house.id}`.execute(tx),
    { thing: '房屋', name: on.house.spelling },
  )
}

/** The codes of a building and of one of its entrances. */
export const placeOf = async (
  tx: Tx,
  on: { communityId: CommunityId; buildingId: BuildingId; entranceId: EntranceId | null },
): Promise<{ building: string; entrance: string | null } | undefined> => {
  const { rows } = await sql<{ building: string; entrance: string | null }>`
    select b.code as building, e.code as entrance from estate.building b
    left join estate.entrance e on e.community_id = b.community_id and e.building_id = b.id and e.id = ${on.entranceId}
    where b.community_id = ${on.communityId} and b.id = ${on.buildingId}
    for key share of b`.execute(tx)
  return rows[0]
}

export const saveUse = async (tx: Tx, on: OneHouse & { useStatus: UseStatus }): Promise<void> => {
  await sql`update estate.house set use_status = ${on.useStatus}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.houseId}`.execute(tx)
}

/** The statement of a plain page, for the test that looks at its plan. */
export const firstHouses = ({ communityId }: { communityId: CommunityId }) =>
  sql`select h.id from estate.house h where h.community_id = ${communityId} order by h.sort_key, h.id limit 50`

const conditionsOf = (f: HouseFilter): RawBuilder<unknown>[] => [
  sql`h.community_id = ${f.communityId}`,
  ...(f.buildingId === undefined ? [] : [sql`h.building_id = ${f.buildingId}`]),
  ...(f.kind === undefined ? [] : [sql`h.kind = ${f.kind}`]),
  ...(f.useStatus === undefined ? [] : [sql`h.use_status = ${f.useStatus}`]),
  ...(f.occupancy === undefined ? [] : [sql`h.occupancy = ${f.occupancy}`]),
  ...(f.q === undefined || f.q.trim() === '' ? [] : [spelledLike(f.q)]),
]

const spelledLike = (q: string): RawBuilder<unknown> => {
  const readings = readingsOfHouse(q).map(({ building, entrance, number }) => {
    const parts = [
      ...(building === null ? [] : [sql`b.code = ${building}`]),
      ...(entrance === null ? [] : [sql`e.code = ${entrance}`]),
      ...(number === null ? [] : [sql`starts_with(h.number, ${number})`]),
    ]
    return sql`(${sql.join(parts, sql` and `)})`
  })
  const named = sql`starts_with(b.code, ${q.trim()}) or starts_with(b.name, ${q.trim()})`
  return sql`(${sql.join([named, ...readings], sql` or `)})`
}

const orderOf = ({ communityId, sort, after }: HouseFilter): Keyset =>
  keysetOf({
    orders: {
      spelling: sql`h.sort_key`,
      builtArea: { up: sql`coalesce(h.built_area, 'infinity')`, down: sql`coalesce(h.built_area, -1)` },
      usableArea: { up: sql`coalesce(h.usable_area, 'infinity')`, down: sql`coalesce(h.usable_area, -1)` },
      deliveredOn: { up: sql`coalesce(h.delivered_on, 'infinity')`, down: sql`coalesce(h.delivered_on, '-infinity')` },
    },
    ...{ sort, id: sql`h.id`, after },
    row: (id) => sql`from estate.house h where h.community_id = ${communityId} and h.id = ${id}`,
  })

const refusalsOf = (f: HouseFacts) => ({
  house_spelling: () => atFields(refuse('already-there', { thing: '房屋', name: canonicalSpelling(f) }), ['number']),
  house_building_fkey: () => refuse('not-found', { thing: '楼栋' }),
  house_entrance_fkey: () => atFields(refuse('entrance-elsewhere', { building: f.building }), ['entranceId']),
})

export const houseOf = (row: Row): House => ({ ...row, name: houseName(row) })

const HOUSE = sql`h.id, h.building_id as "buildingId", b.code as building, b.name as "buildingName",
  h.entrance_id as "entranceId", e.code as entrance, h.number, h.spelling, h.floor, h.kind, h.layout,
  trim_scale(h.built_area) as "builtArea", trim_scale(h.usable_area) as "usableArea", trim_scale(h.land_area) as "landArea",
  h.use_status as "useStatus", h.occupancy, h.attached_facilities as "attachedFacilities", h.garage_use as "garageUse",
  h.note, h.delivered_on as "deliveredOn", h.version`

const FROM_HOUSE = sql`from estate.house h
  join estate.building b on b.community_id = h.community_id and b.id = h.building_id
  left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id`
