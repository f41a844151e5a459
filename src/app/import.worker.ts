import { parentPort, workerData } from 'node:worker_threads'
import { createPool } from '../platform/database/pool.ts'
import { createDatabase } from '../platform/http/database.ts'
import type { OneImport } from '../platform/import/import.store.ts'
import { provideImports } from '../platform/import/registers.ts'
import { workHere } from '../platform/import/work.ts'
import type { KeyRing } from '../platform/secrets/key-ring.ts'
import { provideKeyRing } from '../platform/secrets/open-key-ring.ts'
import { stepBack } from '../platform/sheets/step-back.ts'
import { importing } from './importing.ts'

/** What the thread of one import is started with. */
export interface ImportAssignment extends OneImport {
  readonly url: string
  readonly keyRing: KeyRing
  readonly requestId: string
  /** Whose records stand in the way of undoing is told by the name of their module. */
  readonly moduleNames: readonly { readonly id: string; readonly name: string }[]
}

stepBack()
const { url, keyRing, moduleNames, ...one } = workerData as ImportAssignment
const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
provideKeyRing({
  current: keyRing.current,
  // Buffers cross a thread as plain bytes.
  encryption: new Map([...keyRing.encryption].map(([id, key]) => [id, buffer(key)])),
  lookup: buffer(keyRing.lookup),
})
provideImports([...importing.map((imports) => ({ id: '', name: '', imports })), ...moduleNames])

let stopped = false
parentPort?.once('message', () => {
  stopped = true
})
// One connection looks, one keeps, one says how far the work is.
const app = createPool({ url, role: 'liren_app', max: 3 })
const database = createDatabase({ app, maintenance: app })
try {
  await workHere({ ...one, database }, () => stopped)
} finally {
  await app.end()
  parentPort?.close()
}
