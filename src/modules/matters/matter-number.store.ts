import { sql } from 'kysely'
import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'

/**
 * Reserves `count` numbers and answers the last of them with its day. A day never goes back: where another process
 * has begun a later one, the block is of that day.
 */
export const reserveNumbers = async (
  tx: Tx,
  o: { communityId: CommunityId; prefix: string; today: BusinessDate; count: number },
): Promise<{ day: BusinessDate; last: number }> => {
  const { rows } = await sql<{ day: BusinessDate; last: number }>`/* matters.reserve-numbers */
    insert into matters.number_series as s (community_id, series, day, last_number)
    values (${o.communityId}, ${o.prefix}, ${o.today}, ${o.count})
    on conflict (community_id, series) do update set
      last_number = case when s.day < excluded.day then excluded.last_number else s.last_number + excluded.last_number end,
      day = greatest(s.day, excluded.day)
    returning day, last_number as last`.execute(tx)
  const reserved = rows[0]
  if (!reserved) throw new Error('no numbers were reserved')
  return reserved
}
