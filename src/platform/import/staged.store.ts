import { sql } from 'kysely'
import type { Tx } from '../database/tx.ts'
import type { OneImport } from './import.store.ts'
import type { Change, StagedRow, Twin, Verdict } from './register.ts'
import type { SealedFault } from './seal-faults.ts'

export interface RowToStage {
  readonly register: string
  readonly label: string
  readonly position: number
  readonly sheet: string
  readonly row: number
  readonly rowId: string | null
  readonly rowVersion: number | null
  readonly draft: unknown
  readonly faults: readonly SealedFault[]
}

/** Lays read rows down, many in one statement. (COPY refuses tables with row-level security: decisions/0020.) */
export const stageRows = async (tx: Tx, on: OneImport & { rows: readonly RowToStage[] }): Promise<void> => {
  await sql`/* imports.stage */ insert into platform.import_draft
      (community_id, import_id, register, label, position, sheet, row, row_id, row_version, draft, faults)
    select ${on.communityId}::uuid, ${on.importId}::uuid, g.register, g.label, g.position, g.sheet, g.row, g."rowId", g."rowVersion",
      g.draft, g.faults
    from jsonb_to_recordset(${JSON.stringify(on.rows)}::jsonb) as g (register text, label text, position int, sheet text, row int,
      "rowId" uuid, "rowVersion" int, draft jsonb, faults jsonb)`.execute(tx)
}

export const forgetDrafts = async (tx: Tx, on: OneImport): Promise<void> => {
  await sql`delete from platform.import_draft where community_id = ${on.communityId} and import_id = ${on.importId}`.execute(
    tx,
  )
}

export const forgetJudged = async (tx: Tx, on: OneImport): Promise<void> => {
  await sql`delete from platform.import_row where community_id = ${on.communityId} and import_id = ${on.importId}`.execute(
    tx,
  )
  await sql`delete from platform.import_twin where community_id = ${on.communityId} and import_id = ${on.importId}`.execute(
    tx,
  )
}

/** Drafts are forgotten once they are in the registers; those that wait for another module stay. */
export const forgetTakenDrafts = async (tx: Tx, on: OneImport & { kept: readonly string[] }): Promise<void> => {
  await sql`delete from platform.import_draft where community_id = ${on.communityId} and import_id = ${on.importId}
    and register <> all(${on.kept}::text[])`.execute(tx)
}

export type StoredRow = Omit<StagedRow, 'faults'> & { readonly faults: readonly SealedFault[] }

/** As it was judged in the preview. */
export interface JudgedBefore {
  readonly verdict: Verdict
  readonly changes: readonly Change[]
  readonly fix: string
}

type Place = { readonly label: string; readonly position: number }

/**
 * The next rows of a register in the order of their labels, each label whole, so that rows about one thing come
 * together.
 */
export const nextStaged = async (
  tx: Tx,
  on: OneImport & { register: string; after: Place | null; limit: number },
): Promise<StoredRow[]> => {
  const { after } = on
  const rows = await stagedWhere(tx, on, {
    where: after === null ? sql`` : sql`and (d.label, d.position) > (${after.label}, ${after.position}::int)`,
    limit: on.limit,
  })
  const last = rows.at(-1)
  if (rows.length < on.limit || last === undefined || last.label === '') return rows
  const rest = await stagedWhere(tx, on, {
    where: sql`and d.label = ${last.label} and d.position > ${last.position}::int`,
    limit: MOST_OF_ONE_LABEL,
  })
  return [...rows, ...rest]
}

const MOST_OF_ONE_LABEL = 500

const stagedWhere = async (
  tx: Tx,
  on: OneImport & { register: string },
  { where, limit }: { where: ReturnType<typeof sql>; limit: number },
): Promise<StoredRow[]> => {
  const { rows } = await sql<StoredRow>`select d.position, d.sheet, d.row, d.label, d.row_id as "rowId",
      d.row_version as "rowVersion", d.draft, d.faults
    from platform.import_draft d
    where d.community_id = ${on.communityId} and d.import_id = ${on.importId} and d.register = ${on.register} ${where}
    order by d.label, d.position limit ${limit}`.execute(tx)
  return rows
}

/** How rows were judged in the preview, by position. */
export const judgedBefore = async (
  tx: Tx,
  on: OneImport & { positions: readonly number[] },
): Promise<ReadonlyMap<number, JudgedBefore>> => {
  const { rows } = await sql<
    JudgedBefore & { position: number }
  >`select position, verdict, changes, fix from platform.import_row
    where community_id = ${on.communityId} and import_id = ${on.importId} and position = any(${on.positions}::int[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.position, row]))
}

/** Rows of a register by their labels: what other sheets refer to. */
export const stagedByLabel = async <Draft>(
  tx: Tx,
  on: OneImport & { register: string; labels: readonly string[] },
): Promise<{ label: string; position: number; draft: Draft }[]> => {
  if (on.labels.length === 0) return []
  const { rows } = await sql<{ label: string; position: number; draft: Draft }>`select label, position, draft
    from platform.import_draft
    where community_id = ${on.communityId} and import_id = ${on.importId} and register = ${on.register}
      and label = any(${on.labels}::text[]) and draft is not null order by label, position`.execute(tx)
  return rows
}

/** Labels of a register that the file would make or finds there: a lease may rest on a house of the same file. */
export const labelsToCome = async (
  tx: Tx,
  on: OneImport & { register: string; labels: readonly string[] },
): Promise<Set<string>> => {
  if (on.labels.length === 0) return new Set()
  const { rows } = await sql<{ label: string }>`select distinct d.label from platform.import_draft d
    join platform.import_row r on r.community_id = ${on.communityId} and r.import_id = ${on.importId} and r.position = d.position
    where d.community_id = ${on.communityId} and d.import_id = ${on.importId} and d.register = ${on.register}
      and d.label = any(${on.labels}::text[]) and r.verdict in ('create', 'change', 'same')`.execute(tx)
  return new Set(rows.map(({ label }) => label))
}

export interface RowToKeep {
  readonly position: number
  readonly register: string
  readonly sheet: string
  readonly row: number
  readonly label: string
  readonly verdict: Verdict
  readonly what: string
  readonly changes: readonly Change[]
  readonly faults: readonly SealedFault[]
  readonly fix: string
}

export const keepRows = async (tx: Tx, on: OneImport & { rows: readonly RowToKeep[] }): Promise<void> => {
  await sql`/* imports.keep */ insert into platform.import_row
      (community_id, import_id, position, register, sheet, row, label, verdict, what, changes, faults, fix)
    select ${on.communityId}::uuid, ${on.importId}::uuid, g.position, g.register, g.sheet, g.row, g.label, g.verdict, g.what, g.changes,
      g.faults, g.fix
    from jsonb_to_recordset(${JSON.stringify(on.rows)}::jsonb) as g (position int, register text, sheet text, row int, label text,
      verdict text, what text, changes jsonb, faults jsonb, fix text)
    on conflict (community_id, import_id, position) do update set verdict = excluded.verdict, what = excluded.what,
      changes = excluded.changes, faults = excluded.faults, fix = excluded.fix`.execute(tx)
}

export const keepTwins = async (tx: Tx, on: OneImport & { twins: readonly Twin[] }): Promise<void> => {
  if (on.twins.length === 0) return
  const rows = on.twins.map((twin) => ({ id: crypto.randomUUID(), ...twin }))
  await sql`insert into platform.import_twin (community_id, import_id, id, reason, members, known_id, known_name, known_label)
    select ${on.communityId}::uuid, ${on.importId}::uuid, g.id, g.reason, g.members, (g.known ->> 'id')::uuid,
      coalesce(g.known ->> 'name', ''), coalesce(g.known ->> 'label', '')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, reason text, members jsonb, known jsonb)`.execute(
    tx,
  )
}

export interface StoredTwin {
  readonly id: string
  readonly reason: 'identity' | 'phone' | 'name-in-house'
  readonly members: readonly { readonly id: string; readonly name: string; readonly label: string }[]
  readonly knownId: string | null
  readonly knownName: string
  readonly knownLabel: string
  readonly decision: '' | 'merge' | 'apart'
}

export const twinsOf = async (
  tx: Tx,
  on: OneImport & { after?: string | undefined; limit: number; merged?: boolean },
): Promise<StoredTwin[]> => {
  const { rows } = await sql<StoredTwin>`select id, reason, members, known_id as "knownId", known_name as "knownName",
      known_label as "knownLabel", decision
    from platform.import_twin where community_id = ${on.communityId} and import_id = ${on.importId}
      ${on.after === undefined ? sql`` : sql`and id > ${on.after}`}
      ${on.merged === true ? sql`and decision = 'merge'` : sql``}
    order by id limit ${on.limit}`.execute(tx)
  return rows
}

/** Decides one, or with `twinId` null every one that is still open. */
export const decideTwins = async (
  tx: Tx,
  on: OneImport & { twinId: string | null; decision: '' | 'merge' | 'apart' },
): Promise<void> => {
  await sql`update platform.import_twin set decision = ${on.decision}
    where community_id = ${on.communityId} and import_id = ${on.importId}
      ${on.twinId === null ? sql`and decision = ''` : sql`and id = ${on.twinId}`}`.execute(tx)
}

/** Accepts the fixes of one row, or with `position` null of all; or takes the acceptance back. */
export const acceptFixes = async (
  tx: Tx,
  on: OneImport & { position: number | null; accepted: boolean },
): Promise<void> => {
  const [from, to] = on.accepted ? ['offered', 'accepted'] : ['accepted', 'offered']
  await sql`update platform.import_row set fix = ${to}
    where community_id = ${on.communityId} and import_id = ${on.importId} and fix = ${from}
      ${on.position === null ? sql`` : sql`and position = ${on.position}`}`.execute(tx)
}

export interface RowFilter {
  readonly verdict?: Verdict | undefined
  readonly register?: string | undefined
  readonly fix?: 'offered' | 'accepted' | undefined
  readonly q?: string | undefined
  readonly after: number
  readonly limit: number
}

export const rowsOf = async (tx: Tx, on: OneImport & RowFilter): Promise<RowToKeep[]> => {
  const q = on.q?.trim() ?? ''
  const { rows } =
    await sql<RowToKeep>`select position, register, sheet, row, label, verdict, what, changes, faults, fix
    from platform.import_row where community_id = ${on.communityId} and import_id = ${on.importId} and position > ${on.after}
      ${on.verdict === undefined ? sql`` : sql`and verdict = ${on.verdict}`}
      ${on.register === undefined ? sql`` : sql`and register = ${on.register}`}
      ${on.fix === undefined ? sql`` : sql`and fix = ${on.fix}`}
      ${q === '' ? sql`` : sql`and (label ^@ ${q} or strpos(what, ${q}) > 0 or strpos(faults::text, ${q}) > 0 or row::text = ${q})`}
    order by position limit ${on.limit}`.execute(tx)
  return rows
}

/** Rows that were not taken in, for the file of errors: sheet and row of each with its reasons. */
export const rejectedRows = async (
  tx: Tx,
  on: OneImport,
): Promise<{ sheet: string; row: number; what: string; faults: SealedFault[] }[]> => {
  const { rows } = await sql<{ sheet: string; row: number; what: string; faults: SealedFault[] }>`
    select sheet, row, what, faults from platform.import_row
    where community_id = ${on.communityId} and import_id = ${on.importId}
      and (verdict in ('bad', 'conflict') or (fix = 'offered' and verdict in ('create', 'change'))) order by position`.execute(
    tx,
  )
  return rows
}
