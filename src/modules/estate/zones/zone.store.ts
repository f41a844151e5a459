import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { atFields, refuse } from '../refusals.ts'
import { unlessUsed } from '../remove-row.ts'
import type { Zone, ZoneId } from './contract.ts'

interface ZoneFacts {
  readonly name: string
  readonly stewardId: StaffId | null
}

export const zonesOf = async (tx: Tx, communityId: CommunityId): Promise<Zone[]> => {
  const { rows } = await sql<Zone>`/* estate.zones */ select ${ZONE} from estate.zone z
    where z.community_id = ${communityId} order by z.name`.execute(tx)
  return rows
}

export const zoneById = async (tx: Tx, on: { communityId: CommunityId; zoneId: ZoneId }): Promise<Zone | undefined> => {
  const { rows } = await sql<Zone>`/* estate.zone */ select ${ZONE} from estate.zone z
    where z.community_id = ${on.communityId} and z.id = ${on.zoneId}`.execute(tx)
  return rows[0]
}

/** As `zoneById`, and nobody else changes it until this transaction ends. */
export const lockZone = async (tx: Tx, on: { communityId: CommunityId; zoneId: ZoneId }): Promise<Zone | undefined> => {
  await sql`select from estate.zone z where z.community_id = ${on.communityId} and z.id = ${on.zoneId}
    for no key update`.execute(tx)
  return zoneById(tx, on)
}

export const addZone = async (tx: Tx, on: { communityId: CommunityId } & ZoneFacts): Promise<ZoneId> => {
  const added = sql<{ id: ZoneId }>`insert into estate.zone (community_id, name, steward_id)
    values (${on.communityId}, ${on.name}, ${on.stewardId}) returning id`.execute(tx)
  const { rows } = await onConstraint(added, refusalsOf(on))
  return (rows[0] as { id: ZoneId }).id
}

export const saveZone = async (tx: Tx, on: { communityId: CommunityId; zoneId: ZoneId } & ZoneFacts): Promise<void> => {
  const saved = sql`update estate.zone set name = ${on.name}, steward_id = ${on.stewardId}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.zoneId}`.execute(tx)
  await onConstraint(saved, refusalsOf(on))
}

export const deleteZone = async (tx: Tx, on: { communityId: CommunityId; zone: Zone }): Promise<void> => {
  await unlessUsed(
    sql`delete from estate.zone where community_id = ${on.communityId} and id = ${on.zone.id}`.execute(tx),
    { thing: '片区', name: on.zone.name },
  )
}

const refusalsOf = ({ name }: ZoneFacts) => ({
  zone_name: () => atFields(refuse('already-there', { thing: '片区', name }), ['name']),
  zone_steward_fkey: () => atFields(refuse('steward-unknown'), ['stewardId']),
})

const ZONE = sql`z.id, z.name, z.steward_id as "stewardId", z.version,
  coalesce((select s.name from access.staff s where s.id = z.steward_id), '') as "stewardName",
  (select count(*)::int from estate.building b where b.community_id = z.community_id and b.zone_id = z.id) as "buildingCount",
  (select count(*)::int from estate.building b
    join estate.house h on h.community_id = b.community_id and h.building_id = b.id
    where b.community_id = z.community_id and b.zone_id = z.id) as "houseCount"`
