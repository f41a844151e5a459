import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { CallOf, Endpoint } from '../../kernel/endpoint.ts'
import { call, newKey, upload } from '../shared/client.ts'
import { asProblem } from '../shared/problem.ts'
import { useSession } from '../shared/session.tsx'
import { type OfflineQueue, type OutboxRecord, type Outcome, offlineQueue, outcomeOf } from './offline-queue.ts'
import { phoneStorage } from './phone-storage.ts'

interface Outbox {
  readonly records: readonly OutboxRecord[]
  readonly waiting: number
  readonly refused: number
  readonly add: OfflineQueue['add']
  readonly discard: OfflineQueue['discard']
  readonly retry: (id: string) => Promise<void>
  /** Tries to send all that waits, now. */
  readonly flush: () => Promise<void>
}

const OutboxContext = createContext<Outbox | undefined>(undefined)

interface OutboxProviderProps {
  /** The contracts that may be called later, from the modules' `offline`. */
  readonly contracts: readonly Endpoint[]
  readonly children: ReactNode
}

const nameOf = (contract: Endpoint): string => `${contract.method} ${contract.path}`

/** Sends what waits when the app opens, when the signal returns, when the app comes to the front, and now and then. */
export const OutboxProvider = ({ contracts, children }: OutboxProviderProps) => {
  const { person } = useSession()
  const queries = useQueryClient()
  const [records, setRecords] = useState<readonly OutboxRecord[]>([])
  const [queue] = useState(() =>
    offlineQueue({ storage: phoneStorage, send: (record) => sendRecord(contracts, record), now: Date.now, alone }),
  )
  const show = useCallback(async () => setRecords(await queue.list(person.staffId)), [queue, person.staffId])
  const flush = useCallback(
    async (o = { evenIfWaiting: true }) => {
      const sent = await queue.flush(person.staffId, o)
      if (sent > 0) await queries.invalidateQueries()
    },
    [queue, person.staffId, queries],
  )

  useEffect(() => {
    const stop = queue.onChange(() => void show())
    void queue.tidy().then(() => show())
    const back = () => void sendIfAny()
    const seen = () => document.visibilityState === 'visible' && void sendIfAny()
    const sendIfAny = async (o = { evenIfWaiting: true }) => {
      const waits = (await queue.list(person.staffId)).some((record) => record.state === 'waiting')
      if (waits) await flush(o)
    }
    void sendIfAny()
    const timer = setInterval(() => void sendIfAny({ evenIfWaiting: false }), 10_000)
    window.addEventListener('online', back)
    document.addEventListener('visibilitychange', seen)
    return () => {
      stop()
      clearInterval(timer)
      window.removeEventListener('online', back)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [queue, flush, show, person.staffId])

  const outbox = useMemo<Outbox>(
    () => ({
      records,
      waiting: records.filter(({ state }) => state === 'waiting').length,
      refused: records.filter(({ state }) => state === 'refused').length,
      add: queue.add,
      discard: queue.discard,
      retry: async (id) => {
        await queue.retry(id)
        await flush()
      },
      flush: () => flush(),
    }),
    [records, queue, flush],
  )
  return <OutboxContext value={outbox}>{children}</OutboxContext>
}

/** Only one tab sends; where the browser knows no locks, the idempotency key keeps it single. */
const alone = <T,>(work: () => Promise<T>): Promise<T | undefined> => {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('liren-outbox', { ifAvailable: true }, (lock) => (lock === null ? undefined : work()))
}

const sendRecord = async (contracts: readonly Endpoint[], record: OutboxRecord): Promise<Outcome> => {
  const contract = contracts.find((one) => nameOf(one) === record.call)
  if (contract === undefined) return { kind: 'refused', reason: '应用已更新，这条记录的格式不再使用，请重新填写。' }
  try {
    const options = { idempotencyKey: record.id }
    if (record.file === undefined) await call(contract, record.input, options)
    else await upload(contract, record.input, record.file, options)
    return { kind: 'sent' }
  } catch (error) {
    return outcomeOf(asProblem(error))
  }
}

export const useOutbox = (): Outbox => {
  const outbox = useContext(OutboxContext)
  if (outbox === undefined) throw new Error('useOutbox needs an OutboxProvider above it')
  return outbox
}

interface RecordOptions {
  /** As the list of kept records shows it: `完工 W260307-0042`. */
  readonly title: string
  readonly file?: { readonly blob: Blob; readonly name: string }
}

/**
 * Makes a record that survives a lost signal: `const record = useRecord(completeOrder)`, then
 * `await record(input, { title })`. It is kept on the phone first, then sent at once or when the signal returns. Where
 * the body has an `id` that was not given, the record's own id is put there.
 */
export const useRecord = <const E extends Endpoint>(contract: E) => {
  const { add, flush } = useOutbox()
  const { person } = useSession()
  return async (input: CallOf<E>, { title, file }: RecordOptions): Promise<void> => {
    const given = input as Readonly<Record<string, unknown>>
    const id = typeof given['id'] === 'string' ? given['id'] : newKey()
    const takesId = contract.body !== undefined && 'id' in contract.body.shape
    await add({
      id,
      staffId: person.staffId,
      call: nameOf(contract),
      input: takesId ? { ...given, id } : given,
      title,
      ...(file === undefined ? {} : { file }),
    })
    void flush()
  }
}
