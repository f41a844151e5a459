import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { refuse } from '../refusals.ts'
import type { ImportedFile, ImportId, PreviewRow, Verdict } from './contract.ts'
import type { Judged, KnownHouse } from './judge-row.rules.ts'
import type { DraftToPlace, PlacedPeople } from './place-people.rules.ts'
import type { Fault } from './row-in-hand.rules.ts'
import type { SealedDraft } from './seal-row.ts'

type OneImport = { readonly communityId: CommunityId; readonly importId: ImportId }

/** What the register holds of the houses a file names, in one statement. */
export const knownHouses = async (
  tx: Tx,
  on: { communityId: CommunityId; spellings: readonly string[]; today: BusinessDate },
): Promise<Map<string, KnownHouse>> => {
  const { rows } = await sql<KnownHouse>`select h.spelling,
      array(select p.name from households.title t
        join households.title_holder w on w.community_id = t.community_id and w.title_id = t.id
        join households.party p on p.community_id = w.community_id and p.id = w.party_id
        where t.community_id = ${on.communityId} and t.house_id = h.id
          and t.begins_on <= ${on.today} and (t.ends_on is null or t.ends_on > ${on.today})) as holders,
      array(select p.name from households.occupant o
        join households.party p on p.community_id = o.community_id and p.id = o.party_id
        where o.community_id = ${on.communityId} and o.house_id = h.id
          and o.begins_on <= ${on.today} and (o.ends_on is null or o.ends_on > ${on.today})) as occupants
    from estate.house h where h.community_id = ${on.communityId} and h.spelling = any(${on.spellings}::text[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.spelling, row]))
}

export interface RowToKeep extends Judged {
  readonly position: number
  readonly sheet: string
  readonly row: number
  readonly draft: SealedDraft | null
  readonly faults: readonly Fault[]
}

/** Keeps a preview: the file's row and all its rows, one statement each. */
export const addImport = async (
  tx: Tx,
  on: {
    communityId: CommunityId
    fileName: string
    fileHash: string
    unrecognised: readonly string[]
    rows: readonly RowToKeep[]
    now: Date
    by: StaffId
  },
): Promise<ImportId> => {
  const id = crypto.randomUUID() as ImportId
  const count = (...verdicts: Verdict[]) => on.rows.filter(({ verdict }) => verdicts.includes(verdict)).length
  await sql`insert into households.import (community_id, id, file_name, file_hash, state, rows, good, bad, same, unrecognised, uploaded_at, uploaded_by)
    values (${on.communityId}, ${id}, ${on.fileName}, ${on.fileHash}, 'previewed', ${on.rows.length}, ${count('create', 'add-people')},
      ${count('bad')}, ${count('same')}, ${on.unrecognised}, ${on.now}, ${on.by})`.execute(tx)
  await sql`insert into households.import_row (community_id, import_id, position, sheet, row, spelling, verdict, what, draft, faults)
    select ${on.communityId}::uuid, ${id}::uuid, g.position, g.sheet, g.row, g.spelling, g.verdict, g.what, g.draft, g.faults
    from jsonb_to_recordset(${JSON.stringify(on.rows)}::jsonb) as g (position int, sheet text, row int, spelling text, verdict text,
      what text, draft jsonb, faults jsonb)`.execute(tx)
  return id
}

interface Row extends Omit<ImportedFile, 'uploadedAt' | 'appliedAt'> {
  readonly uploadedAt: Date
  readonly appliedAt: Date | null
}

const IMPORT = sql`i.id, i.file_name as "fileName", i.state, i.rows, i.good, i.same, i.bad, i.unrecognised,
  i.uploaded_at as "uploadedAt", coalesce(u.name, '') as "uploadedBy", i.applied_at as "appliedAt", coalesce(a.name, '') as "appliedBy",
  i.houses_made as "housesMade", i.people_made as "peopleMade", i.titles_made as "titlesMade"
  from households.import i left join access.staff u on u.id = i.uploaded_by left join access.staff a on a.id = i.applied_by`

const importOf = (row: Row): ImportedFile => ({
  ...row,
  uploadedAt: row.uploadedAt.toISOString(),
  appliedAt: row.appliedAt?.toISOString() ?? null,
})

export const importsOf = async (tx: Tx, communityId: CommunityId): Promise<ImportedFile[]> => {
  const { rows } =
    await sql<Row>`select ${IMPORT} where i.community_id = ${communityId} order by i.uploaded_at desc, i.id limit 100`.execute(
      tx,
    )
  return rows.map(importOf)
}

/** @throws households.import-not-found */
export const importById = async (tx: Tx, on: OneImport): Promise<ImportedFile> => {
  const { rows } =
    await sql<Row>`select ${IMPORT} where i.community_id = ${on.communityId} and i.id = ${on.importId}`.execute(tx)
  if (!rows[0]) throw refuse('import-not-found')
  return importOf(rows[0])
}

/** The import, and nobody else applies it until this transaction ends. */
export const lockImport = async (tx: Tx, on: OneImport): Promise<ImportedFile> => {
  await sql`select from households.import where community_id = ${on.communityId} and id = ${on.importId} for no key update`.execute(
    tx,
  )
  return importById(tx, on)
}

export const rowsOf = async (
  tx: Tx,
  on: OneImport & { verdict?: Verdict | undefined; after: number; limit: number },
): Promise<{ preview: PreviewRow[]; next: number | null }> => {
  const { rows } =
    await sql<PreviewRow>`select position, sheet, row, spelling, verdict, what, faults from households.import_row
    where community_id = ${on.communityId} and import_id = ${on.importId} and position > ${on.after}
      ${on.verdict ? sql`and verdict = ${on.verdict}` : sql``}
    order by position limit ${on.limit + 1}`.execute(tx)
  const preview = rows.slice(0, on.limit)
  return { preview, next: rows.length > on.limit ? (preview.at(-1)?.position ?? null) : null }
}

export const draftsToApply = async (tx: Tx, on: OneImport): Promise<DraftToPlace[]> => {
  const { rows } = await sql<DraftToPlace>`select spelling, draft from households.import_row
    where community_id = ${on.communityId} and import_id = ${on.importId} and verdict in ('create', 'add-people') order by position`.execute(
    tx,
  )
  return rows
}

/** Titles of today's holders, manner 资料导入; a house that got one meanwhile keeps it. Answers how many were made. */
export const addTitles = async (
  tx: Tx,
  on: { communityId: CommunityId; titles: PlacedPeople['titles']; today: BusinessDate; now: Date; by: StaffId },
): Promise<number> => {
  const titles = on.titles.map((title) => ({ id: crypto.randomUUID(), ...title }))
  const { rows } = await sql<{ id: string }>`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(titles)}::jsonb) as g (id uuid, "houseId" uuid, holders uuid[])
    ), made as (
      insert into households.title (community_id, id, house_id, during, form, manner, recorded_at, recorded_by)
      select ${on.communityId}::uuid, g.id, g."houseId", daterange(${on.today}::date, null),
        case when cardinality(g.holders) > 1 then 'joint' else 'sole' end, 'imported', ${on.now}::timestamptz, ${on.by}::uuid from given g
      on conflict on constraint title_no_overlap do nothing returning id
    ), held as (
      insert into households.title_holder (community_id, title_id, party_id, position)
      select ${on.communityId}::uuid, g.id, h.party_id, h.position::int from given g
      cross join lateral unnest(g.holders) with ordinality as h (party_id, position)
      where g.id in (select made.id from made) returning title_id
    )
    select id from made`.execute(tx)
  return rows.length
}

export const addOccupants = async (
  tx: Tx,
  on: { communityId: CommunityId; occupants: PlacedPeople['occupants']; today: BusinessDate; now: Date; by: StaffId },
): Promise<void> => {
  if (on.occupants.length === 0) return
  await sql`insert into households.occupant (community_id, house_id, party_id, relation, during, recorded_at, recorded_by)
    select ${on.communityId}::uuid, g."houseId", g."partyId", g.relation, daterange(${on.today}::date, null), ${on.now}::timestamptz, ${on.by}::uuid
    from jsonb_to_recordset(${JSON.stringify(on.occupants)}::jsonb) as g ("houseId" uuid, "partyId" uuid, relation text)
    on conflict on constraint occupant_no_overlap do nothing returning id`.execute(tx)
}

/** Marks the import applied and forgets the drafts: the registers hold the people now. */
export const markApplied = async (
  tx: Tx,
  on: OneImport & { made: { houses: number; people: number; titles: number }; now: Date; by: StaffId },
): Promise<void> => {
  await sql`update households.import set state = 'applied', applied_at = ${on.now}, applied_by = ${on.by},
      houses_made = ${on.made.houses}, people_made = ${on.made.people}, titles_made = ${on.made.titles}
    where community_id = ${on.communityId} and id = ${on.importId}`.execute(tx)
  await sql`update households.import_row set draft = null where community_id = ${on.communityId} and import_id = ${on.importId}`.execute(
    tx,
  )
}
