import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { MatterId } from '../../matters/index.ts'
import type { PaperId } from '../../papers/contract.ts'
import type { Statistics } from '../complaints/statistics.contract.ts'
import { SUMMED_UP } from './summary.clocks.ts'
import type { Summary, SummaryEdition } from './summary.contract.ts'
import { changed, type SummaryWords } from './summary.rules.ts'

type OfWeek = { readonly communityId: CommunityId; readonly week: BusinessDate }

/** A summary as a step holds it. */
export interface LockedSummary extends SummaryWords {
  readonly week: BusinessDate
  readonly matterId: MatterId
  readonly version: number
  readonly editions: number
}

/** Begins the summaries of weeks with their matters; a week that was begun meanwhile is refused by its key. */
export const insertSummaries = async (
  tx: Tx,
  o: { communityId: CommunityId; weeks: readonly BusinessDate[]; matterIds: readonly MatterId[] },
): Promise<void> => {
  const work = sql`/* reports.begin-summaries */
    insert into reports.complaint_summary (community_id, week, matter_id, version)
    select ${o.communityId}, week, matter_id, 0 from unnest(${o.weeks}::date[], ${o.matterIds}::uuid[]) n (week, matter_id)`
  const nothing = { version: 0, problems: '', causes: '', measures: '' }
  await onConstraint(work.execute(tx), {
    complaint_summary_pkey: () => changed({ week: o.weeks[0] as BusinessDate, ...nothing }, nothing),
  })
}

/** Holds the summary of a week for a step; undefined where none was begun. */
export const lockSummary = async (tx: Tx, { communityId, week }: OfWeek): Promise<LockedSummary | undefined> => {
  const { rows } = await sql<Omit<LockedSummary, 'editions'>>`/* reports.lock-summary */
    select week, matter_id as "matterId", problems, causes, measures, version
    from reports.complaint_summary where community_id = ${communityId} and week = ${week} for update`.execute(tx)
  const [held] = rows
  // Counted behind the lock: a statement that waited for it still sees what was there before.
  return held && { ...held, editions: await countEditions(tx, { communityId, week }) }
}

const countEditions = async (tx: Tx, { communityId, week }: OfWeek): Promise<number> => {
  const { rows } = await sql<{ editions: number }>`/* reports.count-editions */
    select count(*)::int as editions from reports.complaint_summary_edition
    where community_id = ${communityId} and week = ${week}`.execute(tx)
  return rows[0]?.editions ?? 0
}

export const saveWords = async (
  tx: Tx,
  o: OfWeek & { words: SummaryWords; version: number; at: Date; by: StaffId },
): Promise<void> => {
  const { problems, causes, measures } = o.words
  await sql`/* reports.save-summary */
    update reports.complaint_summary set problems = ${problems}, causes = ${causes}, measures = ${measures},
      version = ${o.version}, changed_at = ${o.at}, changed_by = ${o.by}
    where community_id = ${o.communityId} and week = ${o.week}`.execute(tx)
}

export const insertEdition = async (
  tx: Tx,
  o: OfWeek & {
    edition: number
    words: SummaryWords
    reason: string
    figures: Statistics
    paperId: PaperId
    at: Date
    by: StaffId
  },
): Promise<void> => {
  const { problems, causes, measures } = o.words
  await sql`/* reports.sign-summary */
    insert into reports.complaint_summary_edition
      (community_id, week, edition, problems, causes, measures, reason, figures, paper_id, signed_at, signed_by)
    values (${o.communityId}, ${o.week}, ${o.edition}, ${problems}, ${causes}, ${measures}, ${o.reason},
      ${JSON.stringify(o.figures)}::jsonb, ${o.paperId}, ${o.at}, ${o.by})`.execute(tx)
}

type StoredSummary = Omit<Summary, 'changedAt' | 'dueAt' | 'editions'> & {
  readonly changedAt: Date | null
  readonly dueAt: Date | null
}

/** The summary of a week with all its editions; an empty one where none was begun. */
export const summaryOf = async (tx: Tx, { communityId, week }: OfWeek): Promise<Summary> => {
  const { rows } = await sql<StoredSummary>`/* reports.summary */
    select s.week, s.matter_id as "matterId", m.number as "matterNumber", s.problems, s.causes, s.measures, s.version,
      s.changed_at as "changedAt", coalesce(p.name, '') as "changedBy", nullif(k.due_at, 'infinity') as "dueAt",
      k.breached_at is not null as breached
    from reports.complaint_summary s
    join matters.matter m on m.community_id = ${communityId} and m.id = s.matter_id
    left join matters.clock k
      on k.community_id = ${communityId} and k.matter_id = s.matter_id and k.rule = ${SUMMED_UP.id}
    left join access.staff p on p.id = s.changed_by
    where s.community_id = ${communityId} and s.week = ${week}`.execute(tx)
  const [found] = rows
  if (!found) return { ...UNBEGUN, week }
  const { changedAt, dueAt, ...rest } = found
  return {
    ...rest,
    changedAt: changedAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    editions: await editionsOf(tx, { communityId, week }),
  }
}

const UNBEGUN = {
  ...{ matterId: null, matterNumber: '', problems: '', causes: '', measures: '', version: 0 },
  ...{ changedAt: null, changedBy: '', dueAt: null, breached: false, editions: [] },
}

const editionsOf = async (tx: Tx, { communityId, week }: OfWeek): Promise<SummaryEdition[]> => {
  const { rows } = await sql<Omit<SummaryEdition, 'signedAt'> & { readonly signedAt: Date }>`/* reports.editions */
    select e.edition, e.problems, e.causes, e.measures, e.reason, e.figures, e.paper_id as "paperId", e.signed_at as "signedAt",
      p.number as "paperNumber", s.name as "signedBy",
      exists (select from papers.paper_event v
        where v.community_id = ${communityId} and v.paper_id = e.paper_id and v.what = 'voided') as voided
    from reports.complaint_summary_edition e
    join papers.paper p on p.community_id = ${communityId} and p.id = e.paper_id
    join access.staff s on s.id = e.signed_by
    where e.community_id = ${communityId} and e.week = ${week}
    order by e.edition desc`.execute(tx)
  return rows.map((row) => ({ ...row, signedAt: row.signedAt.toISOString() }))
}

interface StoredWeek {
  readonly week: BusinessDate
  readonly matterId: MatterId
  readonly number: string
  readonly dueAt: Date | null
  readonly signedAt: Date | null
  readonly editions: number
  readonly breached: boolean
}

/** The weeks with a summary, the newest first. */
export const summariesOf = async (tx: Tx, communityId: CommunityId) => {
  const { rows } = await sql<StoredWeek>`/* reports.summaries */
    select s.week, s.matter_id as "matterId", m.number, nullif(m.due_at, 'infinity') as "dueAt", m.closed_at as "signedAt",
      (select count(*)::int from reports.complaint_summary_edition e
        where e.community_id = ${communityId} and e.week = s.week) as editions,
      exists (select from matters.clock k
        where k.community_id = ${communityId} and k.matter_id = s.matter_id and k.breached_at is not null) as breached
    from reports.complaint_summary s
    join matters.matter m on m.community_id = ${communityId} and m.id = s.matter_id
    where s.community_id = ${communityId}
    order by s.week desc limit 60`.execute(tx)
  return rows.map((row) => ({
    ...row,
    dueAt: row.dueAt?.toISOString() ?? null,
    signedAt: row.signedAt?.toISOString() ?? null,
  }))
}

/**
 * Communities and the weeks whose summary is due and was not begun, eight at most: from the first week with a complaint
 * on, every week, also one without any.
 */
export const weeksToBegin = async (
  tx: Tx,
  o: { lastWeek: BusinessDate; lastEnd: Date },
): Promise<{ communityId: CommunityId; weeks: BusinessDate[] }[]> => {
  const { rows } = await sql<{ communityId: CommunityId; weeks: BusinessDate[] }>`/* reports.weeks-to-begin */
    select c.community_id as "communityId", array_agg(w.week order by w.week) as weeks
    from access.community c
    cross join lateral (select max(s.week) as week from reports.complaint_summary s where s.community_id = c.community_id) last
    cross join lateral (
      select ${o.lastWeek}::date - 7 * n as week from generate_series(0, 7) n
      where (last.week is null and n = 0) or ${o.lastWeek}::date - 7 * n > last.week
    ) w
    where exists (select from desk.complaint d where d.community_id = c.community_id and d.registered_at < ${o.lastEnd})
    group by c.community_id`.execute(tx)
  return rows
}
