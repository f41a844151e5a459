import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { naturalSortKey } from '../house-number.rules.ts'
import { atFields, refuse } from '../refusals.ts'
import { unlessUsed } from '../remove-row.ts'
import type { Building, BuildingId } from './contract.ts'

export type BuildingFacts = Pick<
  Building,
  | 'code'
  | 'name'
  | 'zoneId'
  | 'kind'
  | 'floors'
  | 'structure'
  | 'completedOn'
  | 'deliveredOn'
  | 'pipes'
  | 'facilitiesNote'
>
interface OneBuilding {
  readonly communityId: CommunityId
  readonly buildingId: BuildingId
}

export const buildingsOf = async (tx: Tx, communityId: CommunityId): Promise<Building[]> => {
  const { rows } = await sql<Building>`/* estate.buildings */ select ${BUILDING} from estate.building b
    where b.community_id = ${communityId} order by b.sort_key, b.id`.execute(tx)
  return rows
}

export const buildingById = async (tx: Tx, on: OneBuilding): Promise<Building | undefined> => {
  const { rows } = await sql<Building>`/* estate.building */ select ${BUILDING} from estate.building b
    where b.community_id = ${on.communityId} and b.id = ${on.buildingId}`.execute(tx)
  return rows[0]
}

/** As `buildingById`, and nobody else changes it until this transaction ends. */
export const lockBuilding = async (tx: Tx, on: OneBuilding): Promise<Building | undefined> => {
  await sql`select from estate.building b where b.community_id = ${on.communityId} and b.id = ${on.buildingId}
    for no key update`.execute(tx)
  return buildingById(tx, on)
}

export const addBuilding = async (tx: Tx, on: { communityId: CommunityId } & BuildingFacts): Promise<BuildingId> => {
  const added = sql<{ id: BuildingId }>`insert into estate.building (community_id, code, sort_key, name, zone_id, kind,
      floors, structure, completed_on, delivered_on, pipes, facilities_note)
    values (${on.communityId}, ${on.code}, ${naturalSortKey(on.code)}, ${on.name}, ${on.zoneId}, ${on.kind}, ${on.floors},
      ${on.structure}, ${on.completedOn}, ${on.deliveredOn}, ${on.pipes}, ${on.facilitiesNote})
    returning id`.execute(tx)
  const { rows } = await onConstraint(added, refusalsOf(on))
  return (rows[0] as { id: BuildingId }).id
}

export const saveBuilding = async (tx: Tx, on: OneBuilding & BuildingFacts): Promise<void> => {
  const saved =
    sql`update estate.building set code = ${on.code}, sort_key = ${naturalSortKey(on.code)}, name = ${on.name},
      zone_id = ${on.zoneId}, kind = ${on.kind}, floors = ${on.floors}, structure = ${on.structure},
      completed_on = ${on.completedOn}, delivered_on = ${on.deliveredOn}, pipes = ${on.pipes},
      facilities_note = ${on.facilitiesNote}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.buildingId}`.execute(tx)
  await onConstraint(saved, refusalsOf(on))
}

export const deleteBuilding = async (tx: Tx, on: { communityId: CommunityId; building: Building }): Promise<void> => {
  await unlessUsed(
    sql`delete from estate.building where community_id = ${on.communityId} and id = ${on.building.id}`.execute(tx),
    { thing: '楼栋', name: on.building.code },
  )
}

const refusalsOf = ({ code }: BuildingFacts) => ({
  building_code: () => atFields(refuse('already-there', { thing: '楼栋', name: code }), ['code']),
  building_zone_fkey: () => atFields(refuse('not-found', { thing: '片区' }), ['zoneId']),
})

const BUILDING = sql`b.id, b.code, b.name, b.zone_id as "zoneId", b.kind, b.floors, b.structure,
  b.completed_on as "completedOn", b.delivered_on as "deliveredOn", b.pipes, b.facilities_note as "facilitiesNote", b.version,
  coalesce((select z.name from estate.zone z where z.community_id = b.community_id and z.id = b.zone_id), '') as "zoneName",
  (select count(*)::int from estate.house h where h.community_id = b.community_id and h.building_id = b.id) as "houseCount",
  coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'buildingId', e.building_id, 'code', e.code,
      'floors', e.floors, 'hasLift', e.has_lift, 'version', e.version, 'houseCount',
      (select count(*) from estate.house h where h.community_id = e.community_id and h.building_id = e.building_id
        and h.entrance_id = e.id)) order by e.sort_key, e.id)
    from estate.entrance e where e.community_id = b.community_id and e.building_id = b.id), '[]') as entrances`
