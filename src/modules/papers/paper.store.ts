import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Paper, type PaperId, type PaperMention, paperContent } from './contract.ts'
import { type StoredSignature, signaturesOf } from './signature.store.ts'
import { templateName } from './template.rules.ts'

/**
 * Takes the next number of a series. The counter row stays locked until the transaction ends, so numbers have no
 * holes (a rollback gives the number back): call it last.
 */
export const nextNumber = async (
  tx: Tx,
  on: { communityId: CommunityId; code: string; year: number },
): Promise<number> => {
  const { rows } = await sql<{ last_number: number }>`/* papers.next-number */
    insert into papers.series as s (community_id, code, year, last_number) values (${on.communityId}, ${on.code}, ${on.year}, 1)
    on conflict (community_id, code, year) do update set last_number = s.last_number + 1
    returning last_number`.execute(tx)
  return (rows[0] as { last_number: number }).last_number
}

export const addPaper = async (
  tx: Tx,
  paper: {
    communityId: CommunityId
    id: PaperId
    kind: string
    number: string
    code: string
    year: number
    seriesNumber: number
    subject: { kind: string; id: string }
    content: unknown
    template: { level: string; number: number }
    at: Date
    by: StaffId | null
  },
): Promise<void> => {
  await sql`/* papers.add */ insert into papers.paper
    (community_id, id, kind, number, series_code, series_year, series_number, subject_kind, subject_id, content,
      template_level, template_number, issued_at, issued_by)
    values (${paper.communityId}, ${paper.id}, ${paper.kind}, ${paper.number}, ${paper.code}, ${paper.year}, ${paper.seriesNumber},
      ${paper.subject.kind}, ${paper.subject.id}, ${JSON.stringify(paper.content)}::jsonb,
      ${paper.template.level}, ${paper.template.number}, ${paper.at}, ${paper.by})`.execute(tx)
}

/** A paper as it is stored; the links to its scans are made for whoever looks. */
export type StoredPaper = Omit<Paper, 'signatures'> & { readonly signatures: readonly StoredSignature[] }

interface Row extends Omit<StoredPaper, 'issuedAt' | 'voidedAt' | 'template'> {
  readonly issuedAt: Date
  readonly voidedAt: Date | null
  readonly templateLevel: string
  readonly templateNumber: number
}

export const paperById = async (
  tx: Tx,
  on: { communityId: CommunityId; paperId: PaperId },
): Promise<StoredPaper | undefined> => {
  const { rows } = await sql<Row>`/* papers.paper */
    select p.id, p.kind, p.number, p.content, c.name as "communityName", p.issued_at as "issuedAt", coalesce(s.name, '') as "issuedBy",
      p.template_level as "templateLevel", p.template_number as "templateNumber",
      papers.content_hash(p.number, p.kind, p.issued_at, p.content) as hash,
      ${signaturesOf(on.communityId)} as signatures,
      (select count(*)::int from papers.paper_event e
        where e.community_id = ${on.communityId} and e.paper_id = p.id and e.what = 'printed') as prints,
      v.at as "voidedAt", coalesce(v.reason, '') as "voidReason"
    from papers.paper p
    join access.community c on c.community_id = p.community_id
    left join access.staff s on s.id = p.issued_by
    left join papers.paper_event v on v.community_id = ${on.communityId} and v.paper_id = p.id and v.what = 'voided'
    where p.community_id = ${on.communityId} and p.id = ${on.paperId}`.execute(tx)
  if (!rows[0]) return undefined
  const { templateLevel, templateNumber, ...row } = rows[0]
  return {
    ...row,
    content: paperContent.parse(row.content),
    template: templateName({ level: templateLevel, number: templateNumber }),
    issuedAt: row.issuedAt.toISOString(),
    voidedAt: row.voidedAt?.toISOString() ?? null,
  }
}

/** The papers about any of these things, newest first. */
export const papersAbout = async (
  tx: Tx,
  on: { communityId: CommunityId; subjects: readonly string[] },
): Promise<PaperMention[]> => {
  const { rows } = await sql<Omit<PaperMention, 'issuedAt'> & { issuedAt: Date }>`/* papers.about */
    select p.id, p.number, p.content ->> 'title' as title, p.issued_at as "issuedAt", exists (select from papers.paper_event v
      where v.community_id = ${on.communityId} and v.paper_id = p.id and v.what = 'voided') as voided
    from papers.paper p where p.community_id = ${on.communityId} and p.subject_id = any(${on.subjects}::uuid[])
    order by p.issued_at desc, p.number desc limit 200`.execute(tx)
  return rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() }))
}

/** Nobody else prints or voids papers of this series until the transaction ends; papers themselves are append-only. */
export const lockSeriesOf = async (tx: Tx, on: { communityId: CommunityId; paperId: PaperId }): Promise<void> => {
  await sql`/* papers.lock-series */ select 1 from papers.series s
    join papers.paper p on p.community_id = s.community_id and p.series_code = s.code and p.series_year = s.year
    where s.community_id = ${on.communityId} and p.community_id = ${on.communityId} and p.id = ${on.paperId}
    for no key update of s`.execute(tx)
}

export const addPaperEvent = async (
  tx: Tx,
  event: {
    communityId: CommunityId
    paperId: PaperId
    what: 'printed' | 'voided'
    reason: string
    at: Date
    by: StaffId
  },
): Promise<void> => {
  await sql`/* papers.event */ insert into papers.paper_event (community_id, paper_id, what, reason, at, by_id)
    values (${event.communityId}, ${event.paperId}, ${event.what}, ${event.reason}, ${event.at}, ${event.by})`.execute(
    tx,
  )
}
