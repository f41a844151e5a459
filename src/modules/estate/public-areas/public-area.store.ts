import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { atFields, refuse } from '../refusals.ts'
import { unlessUsed } from '../remove-row.ts'
import type { PublicArea, PublicAreaId } from './contract.ts'

type AreaFacts = Omit<PublicArea, 'id' | 'version' | 'building' | 'zoneName'>
interface OneArea {
  readonly communityId: CommunityId
  readonly publicAreaId: PublicAreaId
}

export const publicAreasOf = async (tx: Tx, communityId: CommunityId): Promise<PublicArea[]> => {
  const { rows } = await sql<PublicArea>`/* estate.public-areas */ select ${AREA} ${FROM_AREA}
    where a.community_id = ${communityId} order by b.sort_key nulls first, a.name`.execute(tx)
  return rows
}

export const publicAreaById = async (tx: Tx, on: OneArea): Promise<PublicArea | undefined> => {
  const { rows } = await sql<PublicArea>`/* estate.public-area */ select ${AREA} ${FROM_AREA}
    where a.community_id = ${on.communityId} and a.id = ${on.publicAreaId}`.execute(tx)
  return rows[0]
}

/** As `publicAreaById`, and nobody else changes it until this transaction ends. */
export const lockPublicArea = async (tx: Tx, on: OneArea): Promise<PublicArea | undefined> => {
  await sql`select from estate.public_area a where a.community_id = ${on.communityId} and a.id = ${on.publicAreaId}
    for no key update`.execute(tx)
  return publicAreaById(tx, on)
}

export const addPublicArea = async (tx: Tx, on: { communityId: CommunityId } & AreaFacts): Promise<PublicAreaId> => {
  const added = sql<{ id: PublicAreaId }>`insert into estate.public_area
      (community_id, name, building_id, zone_id, kind, note)
    values (${on.communityId}, ${on.name}, ${on.buildingId}, ${on.zoneId}, ${on.kind}, ${on.note}) returning id`.execute(
    tx,
  )
  const { rows } = await onConstraint(added, refusalsOf(on))
  return (rows[0] as { id: PublicAreaId }).id
}

export const savePublicArea = async (tx: Tx, on: OneArea & AreaFacts): Promise<void> => {
  const saved = sql`update estate.public_area set name = ${on.name}, building_id = ${on.buildingId},
      zone_id = ${on.zoneId}, kind = ${on.kind}, note = ${on.note}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.publicAreaId}`.execute(tx)
  await onConstraint(saved, refusalsOf(on))
}

export const deletePublicArea = async (tx: Tx, on: { communityId: CommunityId; area: PublicArea }): Promise<void> => {
  await unlessUsed(
    sql`delete from estate.public_area where community_id = ${on.communityId} and id = ${on.area.id}`.execute(tx),
    { thing: '公共区域', name: on.area.name },
  )
}

const refusalsOf = ({ name }: AreaFacts) => ({
  public_area_name: () => atFields(refuse('already-there', { thing: '公共区域', name }), ['name']),
  public_area_building_fkey: () => atFields(refuse('not-found', { thing: '楼栋' }), ['buildingId']),
  public_area_zone_fkey: () => atFields(refuse('not-found', { thing: '片区' }), ['zoneId']),
})

const AREA = sql`a.id, a.name, a.building_id as "buildingId", coalesce(b.code, '') as building, a.zone_id as "zoneId",
  coalesce(z.name, '') as "zoneName", a.kind, a.note, a.version`

const FROM_AREA = sql`from estate.public_area a
  left join estate.building b on b.community_id = a.community_id and b.id = a.building_id
  left join estate.zone z on z.community_id = a.community_id and z.id = a.zone_id`
