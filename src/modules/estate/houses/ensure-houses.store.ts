import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import {
  canonicalPlace,
  canonicalSpelling,
  type HousePlace,
  houseSortKey,
  naturalSortKey,
} from '../house-number.rules.ts'
import type { HouseId, HouseKind, Occupancy, UseStatus } from './contract.ts'
import { floorOfNumber } from './house-name.rules.ts'

/** A house as an import brings it: its place in any spelling of its parts, and what is known of it. */
export interface HouseToEnsure extends HousePlace {
  readonly floor?: number | null
  readonly kind?: HouseKind
  readonly layout?: string
  readonly builtArea?: string | null
  readonly usableArea?: string | null
  readonly landArea?: string | null
  readonly useStatus?: UseStatus
  readonly occupancy?: Occupancy
  readonly attachedFacilities?: string
  readonly garageUse?: string
  readonly note?: string
  readonly deliveredOn?: BusinessDate | null
  /** Of its building and entrance, noted where these are made. */
  readonly floorsTotal?: number | null
  readonly lift?: boolean | null
}

export interface EnsuredHouse {
  readonly id: HouseId
  readonly spelling: string
  /** False where the house was there before; its facts are then as they were. */
  readonly created: boolean
}

/**
 * Makes the buildings, entrances and houses that are missing, all in one statement, and answers every house named,
 * in no particular order; two rows with one spelling are one house. What is there stays untouched.
 */
export const ensureHouses = async (
  tx: Tx,
  on: { communityId: CommunityId; houses: readonly HouseToEnsure[] },
): Promise<EnsuredHouse[]> => [...(await makeHouses(tx, on)).houses]

/** As `ensureHouses`, and says which buildings and entrances it made. */
export const makeHouses = async (
  tx: Tx,
  on: { communityId: CommunityId; houses: readonly HouseToEnsure[] },
): Promise<{
  houses: readonly EnsuredHouse[]
  buildings: readonly string[]
  entrances: readonly string[]
}> => {
  const given = new Map(on.houses.map((house) => rowOf(house)).map((row) => [row.spelling, row]))
  const first = await ensureOnce(tx, { communityId: on.communityId, rows: [...given.values()] })
  const missing = new Map(given)
  for (const { kind, spelling } of first) if (kind === 'house') missing.delete(spelling)
  // Another transaction made one of them between the look and the insert; now it is seen.
  const second =
    missing.size === 0 ? [] : await ensureOnce(tx, { communityId: on.communityId, rows: [...missing.values()] })
  const all = [...first, ...second]
  const idsOf = (wanted: Ensured['kind']) => all.filter(({ kind }) => kind === wanted).map(({ id }) => id)
  return {
    houses: all.flatMap(({ kind, ...house }) => (kind === 'house' ? [house] : [])),
    buildings: idsOf('building'),
    entrances: idsOf('entrance'),
  }
}

interface Ensured extends EnsuredHouse {
  readonly kind: 'house' | 'building' | 'entrance'
}

const ensureOnce = async (
  tx: Tx,
  on: { communityId: CommunityId; rows: readonly ReturnType<typeof rowOf>[] },
): Promise<Ensured[]> => {
  const { rows } = await sql<Ensured>`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(on.rows)}::jsonb) as g (building text, building_sort text,
        entrance text, entrance_sort text, number text, spelling text, sort_key text, floor int, kind text, layout text,
        built_area numeric, usable_area numeric, land_area numeric, use_status text, occupancy text,
        attached_facilities text, garage_use text, note text, delivered_on date, floors_total int, lift boolean)
    ), new_building as (
      insert into estate.building (community_id, code, sort_key, floors)
      select ${on.communityId}::uuid, g.building, g.building_sort, max(g.floors_total) from given g
      group by g.building, g.building_sort
      on conflict (community_id, code) do nothing returning id, code
    ), building as (
      select id, code from new_building
      union all select b.id, b.code from estate.building b
        where b.community_id = ${on.communityId} and b.code in (select g.building from given g)
    ), new_entrance as (
      insert into estate.entrance (community_id, building_id, code, sort_key, floors, has_lift)
      select ${on.communityId}::uuid, b.id, g.entrance, g.entrance_sort, max(g.floors_total), bool_or(g.lift)
      from given g join building b on b.code = g.building where g.entrance is not null
      group by b.id, g.entrance, g.entrance_sort
      on conflict (community_id, building_id, code) do nothing returning id, building_id, code
    ), entrance as (
      select id, building_id, code from new_entrance
      union all select e.id, e.building_id, e.code from estate.entrance e
        where e.community_id = ${on.communityId} and e.building_id in (select b.id from building b)
    ), new_house as (
      insert into estate.house (community_id, building_id, entrance_id, number, spelling, sort_key, floor, kind, layout,
        built_area, usable_area, land_area, use_status, occupancy, attached_facilities, garage_use, note, delivered_on)
      select ${on.communityId}::uuid, b.id, e.id, g.number, g.spelling, g.sort_key, g.floor, g.kind, g.layout,
        g.built_area, g.usable_area, g.land_area, g.use_status, g.occupancy, g.attached_facilities, g.garage_use, g.note,
        g.delivered_on
      from given g join building b on b.code = g.building
      left join entrance e on e.building_id = b.id and e.code = g.entrance
      where g.entrance is null or e.id is not null
      on conflict (community_id, spelling) do nothing returning id, spelling
    )
    select 'house' as kind, id, spelling, true as created from new_house
    union all select 'house', h.id, h.spelling, false from estate.house h
      where h.community_id = ${on.communityId} and h.spelling in (select g.spelling from given g)
    union all select 'building', id, code, true from new_building
    union all select 'entrance', id, code, true from new_entrance`.execute(tx)
  return rows
}

const rowOf = (house: HouseToEnsure) => {
  const { building, entrance, number } = canonicalPlace(house)
  return {
    ...{ building, building_sort: naturalSortKey(building) },
    ...{ entrance, entrance_sort: entrance === null ? null : naturalSortKey(entrance) },
    ...{ number, spelling: canonicalSpelling(house), sort_key: houseSortKey(house) },
    floor: house.floor ?? floorOfNumber(number),
    kind: house.kind ?? 'residence',
    layout: house.layout ?? '',
    built_area: house.builtArea ?? null,
    usable_area: house.usableArea ?? null,
    land_area: house.landArea ?? null,
    use_status: house.useStatus ?? 'unknown',
    occupancy: house.occupancy ?? 'vacant',
    attached_facilities: house.attachedFacilities ?? '',
    garage_use: house.garageUse ?? '',
    note: house.note ?? '',
    delivered_on: house.deliveredOn ?? null,
    floors_total: house.floorsTotal ?? null,
    lift: house.lift ?? null,
  }
}
