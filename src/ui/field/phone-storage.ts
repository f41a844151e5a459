import type { OutboxRecord, OutboxStorage } from './offline-queue.ts'

const records = 'outbox'
const answers = 'answers'

/** The phone's own database: records to be sent, and the last answers of lists that must open without signal. */
const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('liren-field', 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(records, { keyPath: 'id' })
      asked.result.createObjectStore(answers)
    }
    asked.onsuccess = () => {
      // A newer version of the app in another tab must be able to change the stores.
      asked.result.onversionchange = () => asked.result.close()
      resolve(asked.result)
    }
    asked.onerror = () => reject(asked.error)
  })

let database: Promise<IDBDatabase> | undefined

const connected = (): Promise<IDBDatabase> => {
  database ??= open().catch((error: unknown) => {
    database = undefined
    throw error
  })
  return database
}

/** Resolves when the phone has really written it, not when it was asked to. */
const write = async (store: string, change: (into: IDBObjectStore) => void): Promise<void> => {
  const db = await connected()
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction(store, 'readwrite')
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    change(transaction.objectStore(store))
  })
}

const read = async <T>(store: string, ask: (from: IDBObjectStore) => IDBRequest): Promise<T> => {
  const db = await connected()
  return new Promise((resolve, reject) => {
    const asked = ask(db.transaction(store, 'readonly').objectStore(store))
    asked.onsuccess = () => resolve(asked.result as T)
    asked.onerror = () => reject(asked.error)
  })
}

export const phoneStorage: OutboxStorage = {
  all: () => read<OutboxRecord[]>(records, (from) => from.getAll()),
  put: (record) => write(records, (into) => into.put(record)),
  remove: (id) => write(records, (from) => from.delete(id)),
}

export interface KeptAnswer {
  readonly at: string
  readonly answer: unknown
}

export const keptAnswers = {
  read: (key: string): Promise<KeptAnswer | undefined> => read(answers, (from) => from.get(key)),
  write: (key: string, kept: KeptAnswer): Promise<void> => write(answers, (into) => into.put(kept, key)),
  /** At sign-out: nothing about residents stays on the phone. */
  clear: (): Promise<void> => write(answers, (from) => from.clear()),
}
