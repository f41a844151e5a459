import type { Problem } from '../shared/problem.ts'

/**
 * Records made on a phone, with or without signal. A record is stored before it is sent and carries its own id, made
 * on the phone, which is also its idempotency key: however often it is sent, it takes effect once.
 */
export interface OutboxRecord {
  readonly id: string
  /** Whose record it is; another person on the same phone never sends it. */
  readonly staffId: string
  /** `POST /api/communities/{communityId}/…`: the contract, as the app knows it. */
  readonly call: string
  readonly input: Readonly<Record<string, unknown>>
  readonly file?: { readonly blob: Blob; readonly name: string }
  /** What the person sees in the list: `完工 W260307-0042`. */
  readonly title: string
  readonly madeAt: string
  readonly state: 'waiting' | 'sent' | 'refused'
  readonly attempts: number
  /** Not to be tried again before this moment (ms). */
  readonly notBefore: number
  /** Why the server refused it, in its own sentence. */
  readonly reason?: string
  readonly sentAt?: string
}

export type NewRecord = Pick<OutboxRecord, 'id' | 'staffId' | 'call' | 'input' | 'file' | 'title'>

/** Where the records are kept; IndexedDB on a phone. */
export interface OutboxStorage {
  readonly all: () => Promise<readonly OutboxRecord[]>
  readonly put: (record: OutboxRecord) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** No signal, a fault, or too much at once: later, with the same id. */
  | { readonly kind: 'later'; readonly afterSeconds?: number | undefined }
  /** The session is over: everything waits for the sign-in. */
  | { readonly kind: 'sign-in' }

interface OfflineQueueInit {
  readonly storage: OutboxStorage
  readonly send: (record: OutboxRecord) => Promise<Outcome>
  readonly now: () => number
  /** Runs the work in one tab only; the others get undefined. */
  readonly alone?: <T>(work: () => Promise<T>) => Promise<T | undefined>
}

const sentAreKeptMs = 3 * 86_400_000
const triesBeforeOthersGo = 5
const waits = [5, 15, 60, 300]

/** What a failed call means for the record that caused it. */
export const outcomeOf = (problem: Problem): Outcome => {
  if (problem.status === 401) return { kind: 'sign-in' }
  const passes =
    problem.outcomeUnknown || problem.status === 408 || problem.status === 429 || problem.retryAfter !== undefined
  return passes ? { kind: 'later', afterSeconds: problem.retryAfter } : { kind: 'refused', reason: problem.detail }
}

export const offlineQueue = ({ storage, send, now, alone = (work) => work() }: OfflineQueueInit) => {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const keep = async (record: OutboxRecord) => {
    await storage.put(record)
    changed()
  }
  const of = async (staffId: string) =>
    (await storage.all())
      .filter((record) => record.staffId === staffId)
      .sort((a, b) => a.madeAt.localeCompare(b.madeAt))

  /**
   * Sends what waits, oldest first; stops at the first that must wait, so that the order of the day is kept. One that
   * has failed many times no longer holds up the others.
   */
  const sendWaiting = async (staffId: string, o: { evenIfWaiting: boolean }) => {
    let sent = 0
    for (const record of await of(staffId)) {
      if (record.state !== 'waiting') continue
      const holdsUp = record.attempts < triesBeforeOthersGo
      if (!o.evenIfWaiting && record.notBefore > now()) {
        if (holdsUp) return sent
        continue
      }
      const outcome = await send(record)
      await keep(after(record, outcome, now()))
      if (outcome.kind === 'sent') sent += 1
      if (outcome.kind === 'sign-in' || (outcome.kind === 'later' && holdsUp)) return sent
    }
    return sent
  }

  return {
    /** Keeps a record for sending; once this is done it survives the app, the battery and the basement. */
    add: (record: NewRecord): Promise<void> =>
      keep({ ...record, madeAt: new Date(now()).toISOString(), state: 'waiting', attempts: 0, notBefore: 0 }),

    /**
     * Tells how many were sent. `evenIfWaiting`: the signal has come back or the person asked, so the pause between
     * tries is skipped.
     */
    flush: async (staffId: string, o: { evenIfWaiting: boolean }): Promise<number> =>
      (await alone(() => sendWaiting(staffId, o))) ?? 0,

    list: of,

    /** Takes a refused record out of the list, or one that waits and turned out wrong. */
    discard: async (id: string): Promise<void> => {
      await storage.remove(id)
      changed()
    },

    /** Gives a refused record a second chance, with the same id. */
    retry: async (id: string): Promise<void> => {
      const record = (await storage.all()).find((one) => one.id === id)
      if (record?.state !== 'refused') return
      const { reason: _, ...rest } = record
      await keep({ ...rest, state: 'waiting', notBefore: 0 })
    },

    /** Forgets what was sent some days ago. */
    tidy: async (): Promise<void> => {
      for (const { id, state, sentAt } of await storage.all()) {
        if (state === 'sent' && sentAt !== undefined && Date.parse(sentAt) < now() - sentAreKeptMs)
          await storage.remove(id)
      }
      changed()
    },

    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export type OfflineQueue = ReturnType<typeof offlineQueue>

const after = (record: OutboxRecord, outcome: Outcome, now: number): OutboxRecord => {
  const attempts = record.attempts + 1
  if (outcome.kind === 'sent') {
    const { file: _, ...light } = record
    return { ...light, state: 'sent', attempts, sentAt: new Date(now).toISOString() }
  }
  if (outcome.kind === 'refused') return { ...record, state: 'refused', attempts, reason: outcome.reason }
  if (outcome.kind === 'sign-in') return record
  const pause = outcome.afterSeconds ?? waits[Math.min(record.attempts, waits.length - 1)] ?? 300
  return { ...record, attempts, notBefore: now + pause * 1_000 }
}
