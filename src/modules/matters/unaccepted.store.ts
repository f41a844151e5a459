import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { matterRowOf, rowColumns, type StoredRow } from './matter-row.store.ts'

const SHOWN = 20

type Waiting = StoredRow & { readonly waiting: number }

/** Open matters whose wait for somebody to take them on is over, the longest first: a scan of one small index. */
export const unacceptedQuery = (communityId: CommunityId): RawBuilder<Waiting> => sql<Waiting>`/* matters.unaccepted */
  select ${rowColumns(communityId)}, c.waiting
  from (
    select matter_id, breached_at, count(*) over ()::int as waiting
    from (
      select matter_id, breached_at from matters.clock
      where community_id = ${communityId}
        and for_acceptance and breached_at is not null and met_at is null and ended_at is null
      order by breached_at limit 100
    ) first_hundred
    order by breached_at, matter_id limit ${SHOWN}
  ) c
  join matters.matter m on m.community_id = ${communityId} and m.id = c.matter_id
  order by c.breached_at, m.id`

export const unacceptedMatters = async (tx: Tx, communityId: CommunityId) => {
  const { rows } = await unacceptedQuery(communityId).execute(tx)
  return { rows: rows.map(matterRowOf), waiting: rows[0]?.waiting ?? 0 }
}
