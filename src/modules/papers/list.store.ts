import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import { atMost } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { PaperRow } from './contract.ts'
import { declaredKind } from './paper-kind.ts'

export interface PapersAsked {
  readonly communityId: CommunityId
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly state?: 'standing' | 'voided' | 'unsigned' | 'unprinted' | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly subjectId?: string | undefined
  readonly sort: 'issuedAt' | '-issuedAt' | 'number' | '-number'
}

type Row = Omit<PaperRow, 'issuedAt' | 'voidedAt'> & { issuedAt: Date; voidedAt: Date | null }

/** One page of the register, paged by the paper at which the last one ended; without a limit all of it, for an export. */
export const papersQuery = (asked: PapersAsked & { after?: string | undefined; limit?: number }): RawBuilder<Row> => {
  const backward = asked.sort.startsWith('-')
  const by = asked.sort.endsWith('number') ? sql.raw('number') : sql.raw('issued_at')
  const direction = backward ? sql`desc` : sql`asc`
  const after = asked.after
    ? sql`and (p.${by}, p.id) ${backward ? sql`<` : sql`>`} (select a.${by}, a.id from papers.paper a
        where a.community_id = ${asked.communityId} and a.id = ${asked.after})`
    : sql``
  return sql<Row>`/* papers.list */ select p.id, p.kind, p.number, p.content ->> 'title' as title,
      p.issued_at as "issuedAt", coalesce(s.name, '') as "issuedBy", ${prints(asked.communityId)}::int as prints,
      ${places} as places, ${signed(asked.communityId)}::int as signed,
      v.at as "voidedAt", coalesce(v.reason, '') as "voidReason"
    from papers.paper p
    left join access.staff s on s.id = p.issued_by
    left join papers.paper_event v on v.community_id = ${asked.communityId} and v.paper_id = p.id and v.what = 'voided'
    where ${conditionsOf(asked)} ${after}
    order by p.${by} ${direction}, p.id ${direction} ${atMost(asked.limit)}`
}

export const listPapers = async (
  tx: Tx,
  asked: PapersAsked & { after?: string | undefined; limit: number },
): Promise<{ papers: PaperRow[]; next: string | null }> => {
  const { rows } = await papersQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const page = rows.slice(0, asked.limit)
  return { papers: page.map(rowOf), next: rows.length > asked.limit ? (page.at(-1)?.id ?? null) : null }
}

export const rowOf = (row: Row): PaperRow => ({
  ...row,
  issuedAt: row.issuedAt.toISOString(),
  voidedAt: row.voidedAt?.toISOString() ?? null,
})

const prints = (communityId: CommunityId) => sql`(select count(*) from papers.paper_event e
  where e.community_id = ${communityId} and e.paper_id = p.id and e.what = 'printed')`
const signed = (communityId: CommunityId) => sql`(select count(*) from papers.signature g
  where g.community_id = ${communityId} and g.paper_id = p.id)`
const places = sql`jsonb_array_length(coalesce(p.content -> 'signatures', '[]'))`

const stateOf = (asked: PapersAsked): RawBuilder<unknown>[] => {
  const { communityId, state } = asked
  if (state === 'voided') return [sql`v.at is not null`]
  if (state === undefined) return []
  if (state === 'unsigned') return [sql`v.at is null`, sql`${places} > ${signed(communityId)}`]
  return [sql`v.at is null`, ...(state === 'unprinted' ? [sql`${prints(communityId)} = 0`] : [])]
}

const conditionsOf = (asked: PapersAsked): RawBuilder<unknown> =>
  sql.join(
    [
      sql`p.community_id = ${asked.communityId}`,
      ...(asked.kind ? [sql`p.kind = ${asked.kind}`] : []),
      ...(asked.subjectId ? [sql`p.subject_id = ${asked.subjectId}`] : []),
      ...(asked.from ? [sql`p.issued_at >= ${`${asked.from}T00:00:00+08:00`}::timestamptz`] : []),
      ...(asked.until
        ? [sql`p.issued_at < ${`${asked.until}T00:00:00+08:00`}::timestamptz + interval '24 hours'`]
        : []),
      ...(asked.q
        ? [sql`(strpos(lower(p.number), lower(${asked.q})) > 0 or strpos(p.content::text, ${asked.q}) > 0)`]
        : []),
      ...stateOf(asked),
    ],
    sql` and `,
  )

interface SeriesRow {
  readonly code: string
  readonly year: number
  readonly kind: string
  readonly title: string
  readonly lastNumber: number
  readonly voided: number
}

/** The series of a community, the newest year first, each with what its papers are called. */
export const seriesOf = async (tx: Tx, communityId: CommunityId) => {
  const { rows } = await sql<SeriesRow>`/* papers.series */
    select s.code, s.year, s.last_number as "lastNumber", coalesce(p.kind, '') as kind, coalesce(p.title, '') as title,
      (select count(*)::int from papers.paper q join papers.paper_event v
        on v.community_id = ${communityId} and v.paper_id = q.id and v.what = 'voided'
        where q.community_id = ${communityId} and q.series_code = s.code and q.series_year = s.year) as voided
    from papers.series s
    left join lateral (select q.kind, q.content ->> 'title' as title from papers.paper q
      where q.community_id = ${communityId} and q.series_code = s.code and q.series_year = s.year
        and q.series_number = s.last_number) p on true
    where s.community_id = ${communityId} order by s.year desc, s.code`.execute(tx)
  return rows.map(({ title, ...row }) => ({ ...row, name: declaredKind(row.kind)?.name ?? title }))
}
