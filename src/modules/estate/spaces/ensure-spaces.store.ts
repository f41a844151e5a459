import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { naturalSortKey } from '../house-number.rules.ts'
import type { Space } from './contract.ts'

export type SpaceToEnsure = Pick<Space, 'number' | 'kind' | 'place' | 'area' | 'ownership'>

/** Makes the spaces that are missing and answers every space named; what is there stays untouched. */
export const ensureSpaces = async (
  tx: Tx,
  on: { communityId: CommunityId; spaces: readonly SpaceToEnsure[] },
): Promise<{ id: string; number: string; created: boolean }[]> => {
  const given = [...new Map(on.spaces.map((space) => [space.number, space])).values()].map((space) => ({
    ...space,
    sort_key: naturalSortKey(space.number),
  }))
  if (given.length === 0) return []
  const { rows } = await sql<{ id: string; number: string; created: boolean }>`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (number text, kind text, place text, area numeric,
        ownership text, sort_key text)
    ), added as (
      insert into estate.space (community_id, number, sort_key, kind, place, area, ownership)
      select ${on.communityId}::uuid, g.number, g.sort_key, g.kind, g.place, g.area, g.ownership from given g
      on conflict (community_id, number) do nothing returning id, number
    )
    select id, number, true as created from added
    union all select s.id, s.number, false from estate.space s
      where s.community_id = ${on.communityId} and s.number in (select g.number from given g)`.execute(tx)
  return rows
}
