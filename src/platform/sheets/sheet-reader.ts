import { Refusal } from '../../kernel/refusal.ts'
import { leaveSeat, takeSeat } from './reading-room.ts'
import { refuse } from './refusals.ts'
import type { SheetLimits, SheetSource } from './sheet.ts'
import { startWorker } from './start-worker.ts'
import { type Assignment, TAKEN, type WorkerMessage } from './worker-messages.ts'

/** What came from the thread, or became of it. */
type Message = WorkerMessage | { readonly type: 'failed'; readonly error: unknown }

export interface Reader {
  /** The next message; a refusal is thrown, and the reader ended. */
  readonly next: () => Promise<Exclude<WorkerMessage, { type: 'refused' }>>
  /** Says that a batch was taken, so that the next may be read. */
  readonly taken: () => void
  readonly close: () => Promise<void>
}

/** Starts the thread that reads one file. Waits for a seat when too many are reading. */
export const startReader = async (source: SheetSource, limits: SheetLimits): Promise<Reader> => {
  await takeSeat(limits.milliseconds)
  const traffic = new SharedArrayBuffer(8)
  const counters = new Int32Array(traffic)
  const worker = startWorker(workerFile, {
    workerData: { source, limits, traffic } satisfies Assignment,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb: 4, stackSizeMb: 4 },
  })
  const waiting: Message[] = []
  let wake = () => {}
  const receive = (message: Message) => {
    waiting.push(message)
    wake()
  }
  worker.on('message', receive)
  worker.on('error', (error) => receive(endOf(error)))
  worker.on('exit', () => {
    leaveSeat()
    receive({ type: 'failed', error: new Error('The sheet reader has ended') })
  })
  // The thread alone keeps no process alive; while somebody waits for it, the timer does.
  worker.unref()

  let patience = limits.milliseconds
  const close = async () => {
    await worker.terminate()
    // Batches that were under way are not read to their end; what is left is that the reader has ended.
    waiting.splice(0, waiting.length, { type: 'failed', error: new Error('The sheet reader has ended') })
  }
  const next: Reader['next'] = async () => {
    const since = performance.now()
    const timer = setTimeout(() => receive({ type: 'refused', code: 'sheets.too-slow', facts: {} }), patience)
    while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    clearTimeout(timer)
    patience = Math.max(1, patience - (performance.now() - since))
    const message = waiting.shift() as Message
    if (message.type !== 'refused' && message.type !== 'failed') return message
    await close()
    throw message.type === 'refused' ? refusalOf(message) : message.error
  }
  const taken = () => {
    Atomics.add(counters, TAKEN, 1)
    Atomics.notify(counters, TAKEN)
  }
  return { next, taken, close }
}

/** Beside this file in the sources; the build lays the worker beside the bundle and rewrites this line. */
const workerFile = new URL('./read-sheets.worker.ts', import.meta.url)

const endOf = (error: unknown): Message =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { type: 'refused', code: 'sheets.too-much-memory', facts: {} }
    : { type: 'failed', error }

/** A refusal crosses the thread as its code and facts and gets its sentence again here. */
const refusalOf = ({ code, facts }: { code: string; facts: Readonly<Record<string, unknown>> }): Refusal => {
  const entry = refuse.table[code.replace(`${refuse.module}.`, '')]
  if (entry === undefined) return refuse('damaged')
  return new Refusal({ code, status: entry.status, sentence: entry.sentence(facts), facts })
}
