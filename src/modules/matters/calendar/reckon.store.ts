import { sql } from 'kysely'
import { type BusinessDate, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { LockedMatter } from '../matter.store.ts'

/** A change whose deadlines may not all be reckoned yet. */
export interface ChangeToReckon {
  readonly version: number
  /** The beginnings of the days that changed. */
  readonly days: readonly Date[]
}

/** Changes of the arrangement that the job has not finished with; run as maintenance. */
export const changesToReckon = async (tx: Tx): Promise<readonly ChangeToReckon[]> => {
  const { rows } = await sql<{ version: number; days: readonly { day: BusinessDate }[] }>`
    select version, days from matters.calendar_change where reckoned_at is null order by version`.execute(tx)
  return rows.map(({ version, days }) => ({ version, days: days.map(({ day }) => startOfDay(day)) }))
}

// Whoever read the old arrangement in a transaction that is not over yet is not seen by the job: what they write is
// found by a later run, so a change counts as done only by a run that began well after it.
const LONGEST_TRANSACTION = '5 minutes'

/** Notes that a run which began at `at` has gone through everything; run as maintenance. */
export const markReckoned = async (tx: Tx, o: { changes: readonly ChangeToReckon[]; at: Date }): Promise<void> => {
  await sql`
    update matters.calendar_change set reckoned_at = ${o.at}
    where version = any(${o.changes.map(({ version }) => version)}::int[])
      and changed_at < ${o.at}::timestamptz - ${LONGEST_TRANSACTION}::interval`.execute(tx)
}

/** Open deadlines that depend on the arrangement: reckoned without it, or counted in working time and with a changed day between start and end. */
const touched = (days: readonly Date[]) => sql`
  c.met_at is null and c.ended_at is null and (c.calendar_assumed or (
    exists (select from unnest(${days}::timestamptz[]) as d (day) where d.day + interval '1 day' > c.started_at and d.day <= c.due_at)
    and exists (
      select from matters.clock_event e
      where e.community_id = c.community_id and e.clock_id = c.id and e.type in ('started', 'retargeted')
        and e.event -> 'policy' -> 'target' ->> 'kind' in ('working-time', 'working-days'))))`

/** Run as maintenance. */
export const communitiesTouched = async (tx: Tx, days: readonly Date[]): Promise<readonly CommunityId[]> => {
  const { rows } = await sql<{ communityId: CommunityId }>`
    select distinct c.community_id as "communityId" from matters.clock c where ${touched(days)} order by 1`.execute(tx)
  return rows.map(({ communityId }) => communityId)
}

/** The next matters behind `after`, in the order in which they are locked. */
export const touchedMatters = async (
  tx: Tx,
  o: { communityId: CommunityId; days: readonly Date[]; after: string; limit: number },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct c.matter_id as id from matters.clock c
    where c.community_id = ${o.communityId} and c.matter_id > ${o.after} and ${touched(o.days)}
    order by c.matter_id limit ${o.limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

export interface StoredClock {
  readonly dueAt: Date | null
  readonly calendarAssumed: boolean
}

/** What the rows of the open clocks of held matters say now, by clock. */
export const rowsOfClocks = async (
  tx: Tx,
  o: { communityId: CommunityId; matterIds: readonly string[] },
): Promise<ReadonlyMap<string, StoredClock>> => {
  const { rows } = await sql<StoredClock & { id: string }>`
    select id, nullif(due_at, 'infinity') as "dueAt", calendar_assumed as "calendarAssumed" from matters.clock
    where community_id = ${o.communityId} and matter_id = any(${o.matterIds}::uuid[])
      and met_at is null and ended_at is null`.execute(tx)
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

export interface ReckonedMatter {
  readonly matter: LockedMatter
  readonly clocks: readonly { readonly id: string; readonly dueAt: Date | null; readonly calendarAssumed: boolean }[]
  /** What moved, for the timeline: `答复时限：1月4日 24:00 → 1月5日 24:00`; empty where only an assumption became certain. */
  readonly words: readonly string[]
  readonly deadline: { readonly dueAt: Date; readonly name: string } | null
}

/**
 * Writes what held matters come to: their clocks, the next deadline, and an entry where one moved; one statement. It is no
 * edit: the version stays, so that nobody who has the matter open is turned away; breaches are not touched.
 */
export const saveReckoned = async (
  tx: Tx,
  o: { communityId: CommunityId; at: Date; reckoned: readonly ReckonedMatter[] },
): Promise<void> => {
  const { communityId } = o
  const clocks = o.reckoned.flatMap((one) =>
    one.clocks.map(({ id, dueAt, calendarAssumed }) => ({ id, due_at: dueAt ?? 'infinity', assumed: calendarAssumed })),
  )
  const matters = o.reckoned.map(({ matter, deadline, words }) => ({
    id: matter.id,
    version: matter.version,
    due_at: deadline?.dueAt ?? 'infinity',
    due_name: deadline?.name ?? '',
    entry_id: crypto.randomUUID(),
    body: words.join('\n'),
  }))
  await sql`
    with reckoned as (
      update matters.clock set due_at = g.due_at, calendar_assumed = g.assumed
      from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as g (id uuid, due_at timestamptz, assumed boolean)
      where clock.community_id = ${communityId} and clock.id = g.id
      returning clock.id
    ), given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb)
        as g (id uuid, version int, due_at timestamptz, due_name text, entry_id uuid, body text)
    ), moved as (
      update matters.matter m set due_at = g.due_at, due_name = g.due_name
      from given g
      where m.community_id = ${communityId} and m.id = g.id and m.due_at <> g.due_at
      returning m.id
    )
    insert into matters.entry (community_id, id, matter_id, at, kind, body, matter_version)
    select ${communityId}::uuid, g.entry_id, g.id, ${o.at}::timestamptz, 'reckoned', g.body, g.version
    from given g where g.body <> ''
    returning id`.execute(tx)
}
