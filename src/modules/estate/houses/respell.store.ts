import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { BuildingId } from '../buildings/contract.ts'
import { canonicalSpelling, type HousePlace, houseSortKey } from '../house-number.rules.ts'
import { refuse } from '../refusals.ts'
import type { HouseId } from './contract.ts'

/** Spells the houses of a building anew after its code or that of an entrance changed; answers their ids. */
export const respellHouses = async (
  tx: Tx,
  on: { communityId: CommunityId; buildingId: BuildingId },
): Promise<HouseId[]> => {
  const { rows } = await sql<HousePlace & { id: HouseId }>`
    select h.id, b.code as building, e.code as entrance, h.number from estate.house h
    join estate.building b on b.community_id = h.community_id and b.id = h.building_id
    left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id
    where h.community_id = ${on.communityId} and h.building_id = ${on.buildingId}`.execute(tx)
  const spelled = rows.map((row) => ({ id: row.id, spelling: canonicalSpelling(row), sort_key: houseSortKey(row) }))
  const saved = sql`update estate.house h set spelling = s.spelling, sort_key = s.sort_key, version = h.version + 1
    from jsonb_to_recordset(${JSON.stringify(spelled)}::jsonb) as s (id uuid, spelling text, sort_key text)
    where h.community_id = ${on.communityId} and h.id = s.id`.execute(tx)
  await onConstraint(saved, {
    house_spelling: () => refuse('already-there', { thing: '房屋', name: spelled[0]?.spelling ?? '' }),
  })
  return spelled.map(({ id }) => id)
}
