import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { CommunityId } from '../../../kernel/id.ts'
import { auditedTransaction } from '../../../platform/http/audited-transaction.ts'
import type { Database } from '../../../platform/http/database.ts'
import type { Actor } from '../../../platform/http/use-case.ts'
import { addImport, lockImport, recount, rememberMapping, setState } from '../../../platform/import/import.store.ts'
import { headerKey } from '../../../platform/import/recognise-columns.rules.ts'
import { refuse } from '../../../platform/import/refusals.ts'
import { keepFile } from '../../../platform/import/sealed-file.store.ts'
import { acceptFixes } from '../../../platform/import/staged.store.ts'
import { workOn } from '../../../platform/import/work.ts'
import type * as contract from './contract.ts'
import { importProcess } from './import.process.ts'

/** Who imports, and where: the same for the page and the command line. */
export interface ImportOn {
  readonly database: Database
  readonly communityId: CommunityId
  readonly actor: Pick<Actor, 'kind' | 'staffId'>
  readonly requestId: string
}

type OnImport = ImportOn & { readonly importId: contract.ImportId }

/** Keeps the file and hands it to be read. */
export const beginImport = async (
  on: ImportOn,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<contract.ImportId> => {
  const importId = crypto.randomUUID() as contract.ImportId
  await auditedTransaction({ ...on, act: '预览导入' }, async ({ tx, now, audit }) => {
    await addImport(tx, {
      ...{ communityId: on.communityId, importId, fileName: file.name.slice(0, 200), fileBytes: file.bytes.length },
      fileHash: createHash('sha256').update(file.bytes).digest('hex'),
      ...{ now, by: on.actor.staffId },
    })
    await keepFile(tx, { ...on, importId, bytes: file.bytes })
    audit({ subject: { kind: 'import', id: importId } })
  })
  return importId
}

export type SaidOfSheets = readonly {
  readonly sheet: string
  readonly register: string
  readonly columns: Readonly<Record<string, string | null>>
}[]

/** Remembers what a person said of the sheets, and hands the file to be read anew. */
export const beginMapping = (on: OnImport, sheets: SaidOfSheets): Promise<void> =>
  auditedTransaction({ ...on, act: '更改列的对应' }, async ({ tx, now, audit }) => {
    const record = await lockImport(tx, on)
    importProcess.next(record.state, 'map')
    for (const { sheet, register, columns } of sheets) {
      const known = record.sheets.find((one) => one.sheet === sheet)
      if (known === undefined || known.signature === '') continue
      const said = {
        register,
        columns: Object.fromEntries(Object.entries(columns).map(([header, field]) => [headerKey(header), field])),
      }
      await rememberMapping(tx, {
        communityId: on.communityId,
        signature: known.signature,
        said,
        now,
        by: on.actor.staffId,
      })
    }
    await setState(tx, { ...on, state: 'reading', by: on.actor.staffId })
    audit({ subject: { kind: 'import', id: on.importId } })
  })

/** Hands the good rows to be taken in. @throws imports.has-bad-rows unless the good ones alone are asked for */
export const beginApply = (on: OnImport, { goodRowsOnly }: { goodRowsOnly: boolean }): Promise<void> =>
  on.database.run({ kind: 'community', communityId: on.communityId, write: true }, async (tx) => {
    const { state, counts } = await lockImport(tx, on)
    importProcess.next(state, 'apply')
    const bad = (counts.verdicts.bad ?? 0) + (counts.verdicts.conflict ?? 0)
    if (bad + counts.offered > 0 && !goodRowsOnly) throw refuse('has-bad-rows', { bad, offered: counts.offered })
    if (counts.good + (counts.verdicts.kept ?? 0) === 0) throw refuse('nothing-to-take')
    await setState(tx, { ...on, state: 'applying', goodRowsOnly, by: on.actor.staffId })
  })

/** Accepts every fix that the rows offer. */
export const acceptAllFixes = (on: OnImport): Promise<void> =>
  on.database.run({ kind: 'community', communityId: on.communityId, write: true }, async (tx) => {
    importProcess.next((await lockImport(tx, on)).state, 'mend')
    await acceptFixes(tx, { ...on, position: null, accepted: true })
    await recount(tx, on)
  })

export const beginUndo = (on: OnImport): Promise<void> =>
  on.database.run({ kind: 'community', communityId: on.communityId, write: true }, async (tx) => {
    importProcess.next((await lockImport(tx, on)).state, 'undo')
    await setState(tx, { ...on, state: 'undoing', by: on.actor.staffId })
  })

const PATIENCE = 15_000

/** Has the import worked on and waits for it, a request only so long: the work goes on without it. */
export const workOnImport = async (on: OnImport, patience = PATIENCE): Promise<void> => {
  const work = workOn({
    database: on.database,
    communityId: on.communityId,
    importId: on.importId,
    requestId: on.requestId,
  })
  const timer = new AbortController()
  await Promise.race([work, delay(patience, undefined, { signal: timer.signal }).catch(() => {})])
  timer.abort()
}
