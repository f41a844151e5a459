import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { atFields, refuse } from '../refusals.ts'
import { unlessUsed } from '../remove-row.ts'
import type { Facility, FacilityId } from './contract.ts'

type FacilityFacts = Omit<Facility, 'id' | 'version' | 'building' | 'publicArea'>
interface OneFacility {
  readonly communityId: CommunityId
  readonly facilityId: FacilityId
}

export const facilitiesOf = async (
  tx: Tx,
  on: { communityId: CommunityId; kind?: Facility['kind'] | undefined },
): Promise<Facility[]> => {
  const { rows } = await sql<Facility>`/* estate.facilities */ select ${FACILITY} ${FROM_FACILITY}
    where f.community_id = ${on.communityId} ${on.kind === undefined ? sql`` : sql`and f.kind = ${on.kind}`}
    order by b.sort_key nulls first, f.kind, f.name`.execute(tx)
  return rows
}

export const facilityById = async (tx: Tx, on: OneFacility): Promise<Facility | undefined> => {
  const { rows } = await sql<Facility>`/* estate.facility */ select ${FACILITY} ${FROM_FACILITY}
    where f.community_id = ${on.communityId} and f.id = ${on.facilityId}`.execute(tx)
  return rows[0]
}

/** As `facilityById`, and nobody else changes it until this transaction ends. */
export const lockFacility = async (tx: Tx, on: OneFacility): Promise<Facility | undefined> => {
  await sql`select from estate.facility f where f.community_id = ${on.communityId} and f.id = ${on.facilityId}
    for no key update`.execute(tx)
  return facilityById(tx, on)
}

export const addFacility = async (tx: Tx, on: { communityId: CommunityId } & FacilityFacts): Promise<FacilityId> => {
  const added = sql<{ id: FacilityId }>`insert into estate.facility
      (community_id, name, building_id, public_area_id, kind, serial_number, note)
    values (${on.communityId}, ${on.name}, ${on.buildingId}, ${on.publicAreaId}, ${on.kind}, ${on.serialNumber}, ${on.note})
    returning id`.execute(tx)
  const { rows } = await onConstraint(added, refusalsOf(on))
  return (rows[0] as { id: FacilityId }).id
}

export const saveFacility = async (tx: Tx, on: OneFacility & FacilityFacts): Promise<void> => {
  const saved = sql`update estate.facility set name = ${on.name}, building_id = ${on.buildingId},
      public_area_id = ${on.publicAreaId}, kind = ${on.kind}, serial_number = ${on.serialNumber}, note = ${on.note},
      version = version + 1
    where community_id = ${on.communityId} and id = ${on.facilityId}`.execute(tx)
  await onConstraint(saved, refusalsOf(on))
}

export const deleteFacility = async (tx: Tx, on: { communityId: CommunityId; facility: Facility }): Promise<void> => {
  await unlessUsed(
    sql`delete from estate.facility where community_id = ${on.communityId} and id = ${on.facility.id}`.execute(tx),
    { thing: '设施设备', name: on.facility.name },
  )
}

const refusalsOf = ({ name }: FacilityFacts) => ({
  facility_name: () => atFields(refuse('already-there', { thing: '设施设备', name }), ['name']),
  facility_building_fkey: () => atFields(refuse('not-found', { thing: '楼栋' }), ['buildingId']),
  facility_public_area_fkey: () => atFields(refuse('not-found', { thing: '公共区域' }), ['publicAreaId']),
})

const FACILITY = sql`f.id, f.name, f.building_id as "buildingId", coalesce(b.code, '') as building,
  f.public_area_id as "publicAreaId", coalesce(a.name, '') as "publicArea", f.kind, f.serial_number as "serialNumber",
  f.note, f.version`

const FROM_FACILITY = sql`from estate.facility f
  left join estate.building b on b.community_id = f.community_id and b.id = f.building_id
  left join estate.public_area a on a.community_id = f.community_id and a.id = f.public_area_id`
