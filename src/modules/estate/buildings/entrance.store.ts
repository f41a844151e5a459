import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { naturalSortKey } from '../house-number.rules.ts'
import { atFields, refuse } from '../refusals.ts'
import { unlessUsed } from '../remove-row.ts'
import type { BuildingId, Entrance, EntranceId } from './contract.ts'

export type EntranceFacts = Pick<Entrance, 'code' | 'floors' | 'hasLift'>
interface OneEntrance {
  readonly communityId: CommunityId
  readonly entranceId: EntranceId
}

export const entranceById = async (tx: Tx, on: OneEntrance): Promise<Entrance | undefined> => {
  const { rows } = await sql<Entrance>`/* estate.entrance */
    select e.id, e.building_id as "buildingId", e.code, e.floors, e.has_lift as "hasLift", e.version,
      (select count(*)::int from estate.house h where h.community_id = e.community_id
        and h.building_id = e.building_id and h.entrance_id = e.id) as "houseCount"
    from estate.entrance e where e.community_id = ${on.communityId} and e.id = ${on.entranceId}`.execute(tx)
  return rows[0]
}

/** As `entranceById`, and nobody else changes it until this transaction ends. */
export const lockEntrance = async (tx: Tx, on: OneEntrance): Promise<Entrance | undefined> => {
  await sql`select from estate.entrance e where e.community_id = ${on.communityId} and e.id = ${on.entranceId}
    for no key update`.execute(tx)
  return entranceById(tx, on)
}

export const addEntrance = async (
  tx: Tx,
  on: { communityId: CommunityId; buildingId: BuildingId } & EntranceFacts,
): Promise<EntranceId> => {
  const added = sql<{ id: EntranceId }>`insert into estate.entrance
      (community_id, building_id, code, sort_key, floors, has_lift)
    values (${on.communityId}, ${on.buildingId}, ${on.code}, ${naturalSortKey(on.code)}, ${on.floors}, ${on.hasLift})
    returning id`.execute(tx)
  const { rows } = await onConstraint(added, refusalsOf(on))
  return (rows[0] as { id: EntranceId }).id
}

export const saveEntrance = async (tx: Tx, on: OneEntrance & EntranceFacts): Promise<void> => {
  const saved = sql`update estate.entrance set code = ${on.code}, sort_key = ${naturalSortKey(on.code)},
      floors = ${on.floors}, has_lift = ${on.hasLift}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.entranceId}`.execute(tx)
  await onConstraint(saved, refusalsOf(on))
}

export const deleteEntrance = async (tx: Tx, on: { communityId: CommunityId; entrance: Entrance }): Promise<void> => {
  await unlessUsed(
    sql`delete from estate.entrance where community_id = ${on.communityId} and id = ${on.entrance.id}`.execute(tx),
    { thing: '单元', name: on.entrance.code },
  )
}

const refusalsOf = ({ code }: EntranceFacts) => ({
  entrance_code: () => atFields(refuse('already-there', { thing: '单元', name: code }), ['code']),
  entrance_building_fkey: () => refuse('not-found', { thing: '楼栋' }),
})
