import type { Worker } from 'node:worker_threads'
import { provideWorkplace, type Workplace } from '../platform/import/work.ts'
import { keyRing } from '../platform/secrets/open-key-ring.ts'
import { startWorker } from '../platform/sheets/start-worker.ts'
import type { ImportAssignment } from './import.worker.ts'
import { modules } from './modules.ts'

const moduleNames = modules.map(({ module: { id, name } }) => ({ id, name }))

/** More at once would starve the people at the counter: the others wait for their turn. */
const AT_ONCE = 2

/** Has imports worked on in threads of their own, each with its own memory: nobody at a counter waits for one. */
export const workInThreads = ({ url }: { url: string }): void => {
  let free = AT_ONCE
  const waiting: (() => void)[] = []
  const turn = async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  const inThread: Workplace = async ({ communityId, importId, requestId }, isStopped) => {
    await turn()
    try {
      if (isStopped()) return
      await ended(start({ url, keyRing: keyRing(), communityId, importId, requestId, moduleNames }), isStopped)
    } finally {
      leave()
    }
  }
  provideWorkplace(inThread)
}

const start = (assignment: ImportAssignment): Worker =>
  startWorker(new URL('./import.worker.ts', import.meta.url), {
    workerData: assignment,
    // A thousand rows and the dictionary of pinyin need about half of it.
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 4, stackSizeMb: 4 },
  })

const ended = (worker: Worker, isStopped: () => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const watch = setInterval(() => isStopped() && worker.postMessage('stop'), 100)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearInterval(watch)
      resolve()
    })
  })
