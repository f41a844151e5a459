import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { TimelineSource } from '../../../platform/app/define-module.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId } from '../../estate/contract.ts'
import type { TimelineJson } from './tell-card.rules.ts'

export interface TimelineQuestion {
  readonly communityId: CommunityId
  readonly houseId: HouseId
  readonly timelines: readonly TimelineSource[]
  readonly before: Date
  readonly limit: number
}

/** Before which everything lies: what is agreed for later stands on top of the timeline. */
export const FAR = new Date(Date.UTC(2200, 0, 1))

// A source may hold several things of one instant; what follows the page's last one in that instant must be in it too.
const SPARE = 30

/**
 * The timelines of all modules as one, the newest first. Things of the same instant as the last of the page are on the
 * page with it, so that `before` never skips one.
 */
export const timelineSql = ({ timelines, limit, ...on }: TimelineQuestion): RawBuilder<unknown> => {
  if (timelines.length === 0) return sql`select 1 where false`
  const sources = timelines.map(
    (source) => sql`select s.id, date_trunc('milliseconds', s.at) as at, s.kind, s.title, s.detail, s.actor
      from (${source.sql({ ...on, limit: limit + SPARE })}) s`,
  )
  return sql`select u.id, u.at, u.kind, u.title, u.detail, u.actor
    from (${sql.join(sources, sql` union all `)}) u order by u.at desc fetch first ${sql.lit(limit)} rows with ties`
}

/** A page of a house's timeline; undefined where there is no such house. */
export const timelineOf = async (tx: Tx, on: TimelineQuestion): Promise<TimelineJson[] | undefined> => {
  const { rows } = await sql<{ timeline: TimelineJson[] }>`/* households.timeline */
    select coalesce((select jsonb_agg(to_jsonb(m)) from (${timelineSql(on)}) m), '[]') as timeline
    from estate.house h where h.community_id = ${on.communityId} and h.id = ${on.houseId}`.execute(tx)
  return rows[0]?.timeline
}
