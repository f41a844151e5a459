import { setImmediate } from 'node:timers/promises'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../database/constraint.ts'
import type { Database } from '../http/database.ts'
import { applyImport } from './apply-import.ts'
import { beat, claimWork, endWork, type ImportRecord, type ImportState, type OneImport } from './import.store.ts'
import { judgeImport } from './judge-import.ts'
import { refuse } from './refusals.ts'
import { stageFile } from './stage-file.ts'
import { undoImport } from './undo-import.ts'
import type { WorkOn } from './work-on.ts'

const running = new Map<string, { readonly stop: () => void; readonly work: Promise<void> }>()

/**
 * Does what an import waits for (read, apply, undo) until it is done, outside of any request: closing the page does
 * not stop it. Where somebody else is at it, waits for nothing. A refusal is kept with the import, not thrown.
 */
export const workOn = (on: OneImport & { database: Database; requestId: string }): Promise<void> => {
  const known = running.get(on.importId)
  if (known !== undefined) return known.work
  let stopped = false
  const work = claimAndWork(on, () => stopped).finally(() => running.delete(on.importId))
  running.set(on.importId, { work, stop: () => (stopped = true) })
  return work
}

/** Stops all work, as when the server stops: what was under way is rolled back and taken up again later. */
export const stopWorks = async (): Promise<void> => {
  const all = [...running.values()]
  for (const { stop } of all) stop()
  await Promise.all(all.map(({ work }) => work.catch(() => {})))
}

class Stopped extends Error {}

const claimAndWork = async (
  on: OneImport & { database: Database; requestId: string },
  isStopped: () => boolean,
): Promise<void> => {
  const { database, communityId } = on
  const workerId = crypto.randomUUID()
  const write = { kind: 'community', communityId, write: true } as const
  const claimed = await database.run(write, (tx) => claimWork(tx, { ...on, workerId }))
  if (claimed === undefined) return
  const work: WorkOn = { ...on, workerId, progress: progressOf({ ...on, workerId }, isStopped) }
  const end = (state: ImportState, refusal: Refusal | null) =>
    database.run(write, (tx) =>
      endWork(tx, {
        ...on,
        workerId,
        state,
        refusal: refusal === null ? null : { code: refusal.code, sentence: refusal.message },
      }),
    )
  try {
    await end(await done(work, claimed), null)
  } catch (error) {
    // Nobody ends it: it falls silent, and whoever comes next takes it over from the beginning.
    if (error instanceof Stopped) return
    const refusal = refusalOf(error)
    await end(refusedInto(claimed.state, refusal), refusal)
    if (refusal.code === 'imports.broken') throw error
  }
}

const done = async (work: WorkOn, record: ImportRecord): Promise<ImportState> => {
  if (record.state === 'applying') {
    await applyImport(work, record)
    return 'applied'
  }
  if (record.state === 'undoing') {
    await undoImport(work, record)
    return 'undone'
  }
  await stageFile(work)
  await judgeImport(work)
  return 'previewed'
}

/** Where an attempt that came to nothing leads: an unreadable file has failed, all else stands as before. */
const refusedInto = (state: ImportState, refusal: Refusal): ImportState => {
  if (state === 'undoing') return 'applied'
  if (state === 'applying') return 'previewed'
  return refusal.code === 'imports.cancelled' || refusal.code.startsWith('sheets.') || refusal.code === 'imports.broken'
    ? 'failed'
    : 'previewed'
}

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  // A row that somebody else wrote between the look and the insert.
  if (constraintOf(error) !== undefined) return refuse('changed-meanwhile', { rows: 1 })
  return refuse('broken')
}

const SLICE = 4
const BEAT_EVERY = 700

const progressOf = (on: OneImport & { database: Database; workerId: string }, isStopped: () => boolean) => {
  let sliceBegan = performance.now()
  let said = 0
  return async (count: number, whole: number): Promise<void> => {
    const at = performance.now()
    if (at - sliceBegan < SLICE) return
    if (isStopped()) throw new Stopped()
    await setImmediate()
    sliceBegan = performance.now()
    if (at - said < BEAT_EVERY) return
    said = at
    const answer = await on.database.run({ kind: 'community', communityId: on.communityId, write: true }, (tx) =>
      beat(tx, { ...on, done: count, whole }),
    )
    if (answer === 'gone') throw new Stopped()
    if (answer === 'cancel') throw refuse('cancelled')
    sliceBegan = performance.now()
  }
}
