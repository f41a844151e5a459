import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { refuse } from './refusals.ts'

/** How a house is written, and every key number of the community that begins with it. @throws keys.place-unknown */
export const numbersAtHouse = async (
  tx: Tx,
  on: { communityId: CommunityId; houseId: string },
): Promise<{ place: string; taken: string[] }> => {
  const { rows } = await sql<{ place: string; taken: string[] }>`/* keys.numbers */
    select h.spelling as place, array(select k.number from keys.key k
      where k.community_id = ${on.communityId} and k.number ^@ (h.spelling || '-')) as taken
    from estate.house h where h.community_id = ${on.communityId} and h.id = ${on.houseId}`.execute(tx)
  if (!rows[0]) throw refuse('place-unknown')
  return rows[0]
}
