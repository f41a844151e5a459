import { type RawBuilder, sql } from 'kysely'
import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Design, Level, TemplateKind, TemplateVersion } from './contract.ts'

export interface InForce {
  readonly level: Level | null
  readonly number: number
  readonly from: BusinessDate | null
  readonly design: Design | null
}

/** No template of anybody's: papers are as the program makes them. */
const PROGRAM: InForce = { level: null, number: 0, from: null, design: null }

/** What papers of a kind are laid out by on a day: the community's version, the company's, or the program itself. */
export const templateInForce = async (
  tx: Tx,
  on: { communityId: CommunityId; kind: string; today: BusinessDate },
): Promise<InForce> => {
  const { rows } = await sql<InForce>`/* papers.template-in-force */
    select t.level, t.number, t.in_force_from as "from", t.design from (
      (select 'community' as level, number, in_force_from, design from papers.template
        where community_id = ${on.communityId} and kind = ${on.kind} and in_force_from <= ${on.today}
        order by in_force_from desc, number desc limit 1)
      union all
      (select 'company', number, in_force_from, design from papers.company_template
        where kind = ${on.kind} and in_force_from <= ${on.today}
        order by in_force_from desc, number desc limit 1)) t
    where t.design is not null`.execute(tx)
  return rows.find(({ level }) => level === 'community') ?? rows[0] ?? PROGRAM
}

/** What each kind is laid out by on a day, for those that have a template of their own. */
export const templatesInForce = async (
  tx: Tx,
  on: { communityId: CommunityId; today: BusinessDate },
): Promise<ReadonlyMap<string, Omit<InForce, 'design'>>> => {
  const { rows } = await sql<Omit<InForce, 'design'> & { kind: string }>`/* papers.templates-in-force */
    select distinct on (kind) kind, level, number, in_force_from as "from" from (
      (select distinct on (kind) kind, 'community' as level, number, in_force_from, design from papers.template
        where community_id = ${on.communityId} and in_force_from <= ${on.today}
        order by kind, in_force_from desc, number desc)
      union all
      (select distinct on (kind) kind, 'company', number, in_force_from, design from papers.company_template
        where in_force_from <= ${on.today} order by kind, in_force_from desc, number desc)) t
    where design is not null order by kind, level`.execute(tx)
  return new Map(rows.map(({ kind, ...inForce }) => [kind, inForce]))
}

/** All versions of both levels, drafts first, then the newest. */
export const versionsOf = async (
  tx: Tx,
  on: { communityId: CommunityId; kind: string },
): Promise<TemplateVersion[]> => {
  const columns = sql`t.number, t.design, t.in_force_from as "from", t.saved_at as "savedAt", coalesce(s.name, '') as "savedBy", t.version`
  const { rows } = await sql<Omit<TemplateVersion, 'savedAt'> & { savedAt: Date }>`/* papers.template-versions */
    select * from (
      select 'community' as level, ${columns} from papers.template t left join access.staff s on s.id = t.saved_by
      where t.community_id = ${on.communityId} and t.kind = ${on.kind}
      union all
      select 'company', ${columns} from papers.company_template t left join access.staff s on s.id = t.saved_by
      where t.kind = ${on.kind}) v
    order by v."from" desc nulls first, v.level, v.number desc limit 200`.execute(tx)
  return rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() }))
}

/** How many drafts and versions to come there are, for each kind. */
export const countTemplates = async (
  tx: Tx,
  on: { communityId: CommunityId; today: BusinessDate },
): Promise<ReadonlyMap<string, Pick<TemplateKind, 'coming' | 'drafts'>>> => {
  const { rows } = await sql<{ kind: string; coming: number; drafts: number }>`/* papers.template-counts */
    select kind, count(*) filter (where in_force_from > ${on.today})::int as coming,
      count(*) filter (where in_force_from is null)::int as drafts
    from (select kind, in_force_from from papers.template where community_id = ${on.communityId}
      union all select kind, in_force_from from papers.company_template) t group by kind`.execute(tx)
  return new Map(rows.map(({ kind, coming, drafts }) => [kind, { coming, drafts }]))
}

export interface OnTemplate {
  readonly level: Level
  readonly communityId: CommunityId
  readonly kind: string
}

// Company templates hang on no community: the same columns, without the one that says which.
const place = ({ level, communityId, kind }: OnTemplate) =>
  level === 'community'
    ? {
        table: sql.raw('papers.template'),
        columns: sql.raw('community_id, kind'),
        values: sql`${communityId}::uuid, ${kind}::text`,
        where: sql`community_id = ${communityId} and kind = ${kind}`,
      }
    : {
        table: sql.raw('papers.company_template'),
        columns: sql.raw('kind'),
        values: sql`${kind}::text`,
        where: sql`kind = ${kind}`,
      }

/** Makes the draft (version 0) or changes it where its version is still the one that was seen; false where not. */
export const saveDraft = async (
  tx: Tx,
  on: OnTemplate & { version: number; design: Design; now: Date; by: StaffId },
): Promise<boolean> => {
  if (on.version === 0) return addVersion(tx, { ...on, from: null })
  const { table, where } = place(on)
  const { rows } = await sql`update ${table} set design = ${JSON.stringify(on.design)}::jsonb, saved_at = ${on.now},
      saved_by = ${on.by}, version = version + 1
    where ${where} and in_force_from is null and version = ${on.version} returning id`.execute(tx)
  return rows.length === 1
}

/** Adds the next version; false where somebody else did the same just now. */
export const addVersion = async (
  tx: Tx,
  on: OnTemplate & { design: Design | null; from: BusinessDate | null; now: Date; by: StaffId },
): Promise<boolean> => {
  const { table, columns, values, where } = place(on)
  const design = on.design === null ? null : JSON.stringify(on.design)
  const added: RawBuilder<{ id: string }> =
    sql`insert into ${table} (${columns}, number, design, in_force_from, saved_at, saved_by)
    select ${values}, coalesce((select max(number) from ${table} where ${where}), 0) + 1, ${design}::jsonb, ${on.from}::date,
      ${on.now}::timestamptz, ${on.by}::uuid
    on conflict do nothing returning id`
  const { rows } = await added.execute(tx)
  return rows.length === 1
}

export const discardDraft = async (tx: Tx, on: OnTemplate & { version: number }): Promise<boolean> => {
  const { table, where } = place(on)
  const { rows } = await sql`delete from ${table}
    where ${where} and in_force_from is null and version = ${on.version} returning id`.execute(tx)
  return rows.length === 1
}

/** The draft becomes a version in force from a day on, and is never changed again. */
export const startDraft = async (
  tx: Tx,
  on: OnTemplate & { version: number; from: BusinessDate; now: Date; by: StaffId },
): Promise<boolean> => {
  const { table, where } = place(on)
  const { rows } =
    await sql`update ${table} set in_force_from = ${on.from}, saved_at = ${on.now}, saved_by = ${on.by}, version = version + 1
    where ${where} and in_force_from is null and version = ${on.version} returning id`.execute(tx)
  return rows.length === 1
}
