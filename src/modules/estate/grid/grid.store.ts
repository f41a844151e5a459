import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { BuildingId } from '../buildings/contract.ts'
import type { GridRow } from './arrange-grid.rules.ts'

/** Every house of a building, or of the whole community, in one statement. */
export const gridRows = async (
  tx: Tx,
  on: { communityId: CommunityId; buildingId?: BuildingId | undefined },
): Promise<GridRow[]> => {
  const { rows } = await sql<GridRow>`/* estate.grid */
    select b.id as "buildingId", b.code, b.name, b.kind, h.entrance_id as "entranceId", e.code as entrance, h.floor,
      case when h.id is not null then jsonb_build_object('id', h.id, 'number', h.number, 'spelling', h.spelling,
        'kind', h.kind, 'occupancy', h.occupancy, 'useStatus', h.use_status) end as house
    from estate.building b
    left join estate.house h on h.community_id = b.community_id and h.building_id = b.id
    left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id
    where b.community_id = ${on.communityId}
      ${on.buildingId === undefined ? sql`` : sql`and b.id = ${on.buildingId}`}
    order by b.sort_key, b.id, h.sort_key, h.id`.execute(tx)
  return rows
}
