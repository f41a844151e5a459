import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { atMost } from '../database/keyset.ts'
import type { Tx } from '../database/tx.ts'
import type { SaidOfSheet } from './choose-register.rules.ts'
import { refuse } from './refusals.ts'
import type { Verdict } from './register.ts'

export type ImportState = 'reading' | 'previewed' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed'

export interface OneImport {
  readonly communityId: CommunityId
  readonly importId: string
}

/** A sheet of the file as it was understood. */
export interface ReadSheet {
  readonly sheet: string
  /** Null where no register fits, or a person left it out. */
  readonly register: string | null
  readonly registerName: string
  readonly headerRow: number
  /** Rows with data. */
  readonly rows: number
  readonly columns: readonly { readonly header: string; readonly field: string | null; readonly sample: string }[]
  readonly signature: string
  /** Its columns are read as a person said before for files of this source. */
  readonly remembered: boolean
}

export interface Counts {
  readonly rows: number
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
  /** Rows whose fix waits to be accepted. */
  readonly offered: number
  /** Rows that would be written. */
  readonly good: number
  readonly twins: number
}

export interface ImportRecord {
  readonly id: string
  readonly fileName: string
  readonly fileBytes: number
  readonly encoding: string
  readonly state: ImportState
  readonly sheets: readonly ReadSheet[]
  readonly counts: Counts
  readonly made: Readonly<Record<string, { readonly made: number; readonly changed: number }>>
  readonly goodRowsOnly: boolean
  readonly done: number
  readonly whole: number
  /** Somebody works on it, and said so less than a minute ago. */
  readonly atWork: boolean
  readonly refusal: { readonly code: string; readonly sentence: string } | null
  readonly uploadedAt: Date
  readonly uploadedBy: StaffId
  readonly appliedAt: Date | null
  readonly appliedBy: StaffId | null
  readonly undoneAt: Date | null
  readonly undoneBy: StaffId | null
}

const NO_COUNTS: Counts = { rows: 0, verdicts: {}, offered: 0, good: 0, twins: 0 }

export const addImport = async (
  tx: Tx,
  on: OneImport & { fileName: string; fileHash: string; fileBytes: number; now: Date; by: StaffId },
): Promise<void> => {
  await sql`insert into platform.import (community_id, id, file_name, file_hash, file_bytes, state, counts, uploaded_at, uploaded_by)
    values (${on.communityId}, ${on.importId}, ${on.fileName}, ${on.fileHash}, ${on.fileBytes}, 'reading',
      ${JSON.stringify(NO_COUNTS)}, ${on.now}, ${on.by})`.execute(tx)
}

const RECORD = sql`i.id, i.file_name as "fileName", i.file_bytes as "fileBytes", i.encoding, i.state, i.sheets, i.counts, i.made,
  i.good_rows_only as "goodRowsOnly", i.done, i.whole, i.refusal,
  i.worker_id is not null and i.beat_at > clock_timestamp() - interval '60 seconds' as "atWork",
  i.uploaded_at as "uploadedAt", i.uploaded_by as "uploadedBy", i.applied_at as "appliedAt", i.applied_by as "appliedBy",
  i.undone_at as "undoneAt", i.undone_by as "undoneBy"`

/** Imports, the newest first: a page of them, or all for an export. */
export const importsOf = async (
  tx: Tx,
  on: { communityId: CommunityId; after?: string | undefined; limit?: number },
): Promise<ImportRecord[]> => {
  const { rows } = await sql<ImportRecord>`/* imports.list */ select ${RECORD} from platform.import i
    where i.community_id = ${on.communityId}
      ${
        on.after === undefined
          ? sql``
          : sql`and (i.uploaded_at, i.id) < ((select l.uploaded_at from platform.import l
              where l.community_id = ${on.communityId} and l.id = ${on.after}), ${on.after}::uuid)`
      }
    order by i.uploaded_at desc, i.id desc ${atMost(on.limit)}`.execute(tx)
  return rows
}

/** @throws imports.not-found */
export const importById = async (tx: Tx, on: OneImport): Promise<ImportRecord> => {
  const { rows } = await sql<ImportRecord>`/* imports.one */ select ${RECORD} from platform.import i
    where i.community_id = ${on.communityId} and i.id = ${on.importId}`.execute(tx)
  if (!rows[0]) throw refuse('not-found')
  return rows[0]
}

/** As `importById`, and nobody else moves it until this transaction ends. */
export const lockImport = async (tx: Tx, on: OneImport): Promise<ImportRecord> => {
  await sql`select from platform.import where community_id = ${on.communityId} and id = ${on.importId}
    for no key update`.execute(tx)
  return importById(tx, on)
}

/** Hands the import to work: reading, applying, undoing. */
export const setState = async (
  tx: Tx,
  on: OneImport & { state: 'reading' | 'applying' | 'undoing'; goodRowsOnly?: boolean; by: StaffId },
): Promise<void> => {
  const by = (state: ImportState) => (on.state === state ? on.by : null)
  await sql`update platform.import set state = ${on.state}, worker_id = null, beat_at = null, cancel_asked = false, refusal = null,
      good_rows_only = coalesce(${on.goodRowsOnly ?? null}::boolean, good_rows_only), done = 0, whole = 0,
      applied_by = coalesce(${by('applying')}::uuid, applied_by), undone_by = coalesce(${by('undoing')}::uuid, undone_by)
    where community_id = ${on.communityId} and id = ${on.importId}`.execute(tx)
}

export const askToCancel = async (tx: Tx, on: OneImport): Promise<void> => {
  await sql`update platform.import set cancel_asked = true
    where community_id = ${on.communityId} and id = ${on.importId}`.execute(tx)
}

/** Takes the work in hand where nobody has it, or who had it fell silent. */
export const claimWork = async (tx: Tx, on: OneImport & { workerId: string }): Promise<ImportRecord | undefined> => {
  const { rows } = await sql`update platform.import i set worker_id = ${on.workerId}, beat_at = clock_timestamp()
    where i.community_id = ${on.communityId} and i.id = ${on.importId} and i.state in ('reading', 'applying', 'undoing')
      and (i.worker_id is null or i.beat_at < clock_timestamp() - interval '60 seconds')
    returning i.id`.execute(tx)
  return rows.length === 0 ? undefined : importById(tx, on)
}

/** Says that the work goes on and how far it is; answers what was said meanwhile. */
export const beat = async (
  tx: Tx,
  on: OneImport & { workerId: string; done: number; whole: number },
): Promise<'on' | 'cancel' | 'gone'> => {
  const { rows } = await sql<{ cancelAsked: boolean }>`/* imports.beat */ update platform.import
    set done = ${on.done}::int, whole = ${on.whole}::int, beat_at = clock_timestamp()
    where community_id = ${on.communityId} and id = ${on.importId} and worker_id = ${on.workerId}::uuid
    returning cancel_asked as "cancelAsked"`.execute(tx)
  if (!rows[0]) return 'gone'
  return rows[0].cancelAsked ? 'cancel' : 'on'
}

/** Ends the work of a worker: the state it leads to, and why where it came to nothing. */
export const endWork = async (
  tx: Tx,
  on: OneImport & { workerId: string; state: ImportState; refusal: { code: string; sentence: string } | null },
): Promise<void> => {
  await sql`update platform.import set state = ${on.state}, worker_id = null, beat_at = null, cancel_asked = false,
      refusal = ${on.refusal === null ? null : JSON.stringify(on.refusal)}::jsonb
    where community_id = ${on.communityId} and id = ${on.importId} and worker_id = ${on.workerId}`.execute(tx)
}

export const noteSheets = async (
  tx: Tx,
  on: OneImport & { sheets: readonly ReadSheet[]; encoding: string },
): Promise<void> => {
  await sql`update platform.import set sheets = ${JSON.stringify(on.sheets)}::jsonb, encoding = ${on.encoding}
    where community_id = ${on.communityId} and id = ${on.importId}`.execute(tx)
}

export const noteMade = async (tx: Tx, on: OneImport & { made: ImportRecord['made']; now: Date }): Promise<void> => {
  await sql`update platform.import set made = ${JSON.stringify(on.made)}::jsonb, applied_at = ${on.now}
    where community_id = ${on.communityId} and id = ${on.importId}`.execute(tx)
}

export const noteUndone = async (tx: Tx, on: OneImport & { now: Date }): Promise<void> => {
  await sql`update platform.import set undone_at = ${on.now}
    where community_id = ${on.communityId} and id = ${on.importId}`.execute(tx)
}

/** Counts the rows anew, after they were judged or a fix was accepted. */
export const recount = async (tx: Tx, on: OneImport): Promise<void> => {
  await sql`update platform.import i set counts = (
      select jsonb_build_object('rows', coalesce(sum(v.n), 0), 'offered', coalesce(sum(v.offered), 0),
        'good', coalesce(sum(v.n - v.offered) filter (where v.verdict in ('create', 'change')), 0),
        'verdicts', coalesce(jsonb_object_agg(v.verdict, v.n) filter (where v.verdict is not null), '{}'),
        'twins', (select count(*) from platform.import_twin t
          where t.community_id = ${on.communityId} and t.import_id = ${on.importId} and t.decision = ''))
      from (select r.verdict, count(*)::int as n,
          count(*) filter (where r.fix = 'offered' and r.verdict in ('create', 'change'))::int as offered
        from platform.import_row r where r.community_id = ${on.communityId} and r.import_id = ${on.importId} group by r.verdict) v)
    where i.community_id = ${on.communityId} and i.id = ${on.importId}`.execute(tx)
}

/** What persons said of files with these headers. */
export const rememberedMappings = async (
  tx: Tx,
  on: { communityId: CommunityId },
): Promise<ReadonlyMap<string, SaidOfSheet>> => {
  const { rows } = await sql<SaidOfSheet & { signature: string }>`select signature, register, columns
    from platform.import_mapping where community_id = ${on.communityId}`.execute(tx)
  return new Map(rows.map(({ signature, ...said }) => [signature, said]))
}

export const rememberMapping = async (
  tx: Tx,
  on: { communityId: CommunityId; signature: string; said: SaidOfSheet; now: Date; by: StaffId },
): Promise<void> => {
  await sql`insert into platform.import_mapping (community_id, signature, register, columns, changed_at, changed_by)
    values (${on.communityId}, ${on.signature}, ${on.said.register}, ${JSON.stringify(on.said.columns)}, ${on.now}, ${on.by})
    on conflict (community_id, signature) do update set register = excluded.register, columns = excluded.columns,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx)
}

/** Imports whose work fell silent, in every community. For the maintenance role. */
export const silentWorks = async (tx: Tx): Promise<OneImport[]> => {
  const { rows } = await sql<OneImport>`select community_id as "communityId", id as "importId" from platform.import
    where state in ('reading', 'applying', 'undoing') and (beat_at is null or beat_at < clock_timestamp() - interval '90 seconds')
      and uploaded_at < clock_timestamp() - interval '90 seconds'`.execute(tx)
  return rows
}

/** Forgets files and drafts of imports older than a month. For the maintenance role. */
export const forgetOldFiles = async (tx: Tx, before: Date): Promise<void> => {
  await sql`delete from platform.import_file f using platform.import i
    where i.community_id = f.community_id and i.id = f.import_id and i.uploaded_at < ${before}`.execute(tx)
  await sql`delete from platform.import_draft d using platform.import i
    where i.community_id = d.community_id and i.id = d.import_id and i.uploaded_at < ${before} and i.state <> 'applied'`.execute(
    tx,
  )
}
