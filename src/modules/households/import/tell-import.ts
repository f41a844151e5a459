import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/tx.ts'
import type { ImportRecord, OneImport } from '../../../platform/import/import.store.ts'
import { things } from '../../../platform/import/registers.ts'
import { openFault } from '../../../platform/import/seal-faults.ts'
import { type RowFilter, rowsOf } from '../../../platform/import/staged.store.ts'
import type * as contract from './contract.ts'

/** Imports as the pages show them, with the names of who did what. */
export const tellImports = async (tx: Tx, records: readonly ImportRecord[]): Promise<contract.ImportedFile[]> => {
  const ids = records.flatMap(({ uploadedBy, appliedBy, undoneBy }) => [uploadedBy, appliedBy, undoneBy])
  const { rows } = await sql<{ id: string; name: string }>`select id, name from access.staff
    where id = any(${[...new Set(ids.filter((id) => id !== null))]}::uuid[])`.execute(tx)
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  const name = (id: string | null) => (id === null ? '' : (nameOf.get(id) ?? ''))
  return records.map(({ uploadedBy, appliedBy, undoneBy, ...record }) => ({
    ...record,
    id: record.id as contract.ImportId,
    sheets: record.sheets.map(({ signature: _, ...sheet }) => ({ ...sheet, columns: [...sheet.columns] })),
    made: things()
      .filter(({ kind }) => record.made[kind] !== undefined)
      .map(({ kind, name: word }) => ({ kind, name: word, ...(record.made[kind] ?? { made: 0, changed: 0 }) })),
    unrecognised: [
      ...new Set(
        record.sheets.flatMap(({ register, columns }) =>
          register === null ? [] : columns.filter(({ field }) => field === null).map(({ header }) => header),
        ),
      ),
    ],
    uploadedAt: record.uploadedAt.toISOString(),
    appliedAt: record.appliedAt?.toISOString() ?? null,
    undoneAt: record.undoneAt?.toISOString() ?? null,
    ...{ uploadedBy: name(uploadedBy), appliedBy: name(appliedBy), undoneBy: name(undoneBy) },
  }))
}

export const tellImport = async (tx: Tx, record: ImportRecord): Promise<contract.ImportedFile> =>
  (await tellImports(tx, [record]))[0] as contract.ImportedFile

/** A page of rows; numbers of people stand in their faults only for the person who brought the file. */
export const tellRows = async (
  tx: Tx,
  on: OneImport & RowFilter & { isOwn: boolean },
): Promise<{ preview: contract.PreviewRow[]; next: number | null }> => {
  const some = await rowsOf(tx, { ...on, limit: on.limit + 1 })
  const page = some.slice(0, on.limit)
  return {
    preview: page.map((row) => ({
      ...row,
      changes: [...row.changes],
      faults: row.faults.map((fault) => openFault(fault, on)),
      fix: row.fix as contract.PreviewRow['fix'],
    })),
    next: some.length > on.limit ? (page.at(-1)?.position ?? null) : null,
  }
}
