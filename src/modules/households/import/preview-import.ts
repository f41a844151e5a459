import { outside } from '../../../platform/http/use-case.ts'
import { importById } from '../../../platform/import/import.store.ts'
import * as contract from './contract.ts'
import { beginImport, beginMapping, type ImportOn, workOnImport } from './run-import.ts'
import { tellImport, tellRows } from './tell-import.ts'

const FIRST_PAGE = 100

export const previewImport = outside(contract.previewImport, async (context) => {
  const importId = await beginImport(context, context.file)
  await workOnImport({ ...context, importId })
  return previewed({ ...context, importId })
})

/** What the file holds, with its first rows; the same for the page and the command line. */
export const previewed = (on: ImportOn & { importId: contract.ImportId }) =>
  on.database.run({ kind: 'community', communityId: on.communityId, write: false }, async (tx) => ({
    ...(await tellImport(tx, await importById(tx, on))),
    ...(await tellRows(tx, { ...on, after: 0, limit: FIRST_PAGE, isOwn: true })),
  }))

export const mapImport = outside(contract.mapImport, async (context, { importId, sheets }) => {
  const on = { ...context, importId }
  await beginMapping(on, sheets)
  await workOnImport(on)
  return answer(on)
})

/** The import as it stands now. */
export const answer = (on: ImportOn & { importId: contract.ImportId }): Promise<contract.ImportedFile> =>
  on.database.run({ kind: 'community', communityId: on.communityId, write: false }, async (tx) =>
    tellImport(tx, await importById(tx, on)),
  )
