import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Endpoint } from '../../kernel/endpoint.ts'
import type { Tx } from '../database/tx.ts'
import { refuse } from './refusals.ts'

export interface IdempotencyKey {
  readonly actorId: string
  readonly key: string
  readonly endpoint: string
  readonly payloadHash: string
}

/** Reads the header of a write; an endpoint about money demands it. */
export const idempotencyKeyOf = (o: {
  contract: Endpoint
  header: string | string[] | undefined
  actorId: string | undefined
  payload: unknown
}): IdempotencyKey | undefined => {
  const key = Array.isArray(o.header) ? o.header[0] : o.header
  if (key === undefined || key === '' || o.actorId === undefined) {
    if (o.contract.idempotency === 'required') throw refuse('idempotency-key-needed')
    return undefined
  }
  if (key.length < 8 || key.length > 255) throw refuse('idempotency-key-needed')
  return {
    actorId: o.actorId,
    key,
    endpoint: `${o.contract.method} ${o.contract.path}`,
    payloadHash: createHash('sha256').update(canonicalJson(o.payload)).digest('hex'),
  }
}

/**
 * Takes the key inside the transaction of the effect. A second call with the same key waits for the first
 * (at most the lock timeout), then gets the stored answer; with another payload it is refused.
 */
export const takeKey = async (
  tx: Tx,
  o: { key: IdempotencyKey; now: Date; forEver: boolean },
): Promise<{ storedAnswer: string } | undefined> => {
  const taken =
    await sql`/* idempotency.take */ insert into platform.idempotency_key (actor_id, key, endpoint, payload_hash, at, for_ever)
    values (${o.key.actorId}, ${o.key.key}, ${o.key.endpoint}, ${o.key.payloadHash}, ${o.now}, ${o.forEver})
    on conflict (actor_id, key) do nothing`.execute(tx)
  if (taken.numAffectedRows === 1n) return undefined
  const { rows } = await sql<{ endpoint: string; payload_hash: string; answer: string | null }>`
    select endpoint, payload_hash, answer from platform.idempotency_key
    where actor_id = ${o.key.actorId} and key = ${o.key.key}`.execute(tx)
  const stored = rows[0]
  if (!stored || stored.answer === null) throw refuse('busy')
  if (stored.endpoint !== o.key.endpoint || stored.payload_hash !== o.key.payloadHash)
    throw refuse('idempotency-key-reused')
  return { storedAnswer: stored.answer }
}

/** The statement that stores the answer beside the effect, in the same transaction. */
export const answerStored = (o: { key: IdempotencyKey; answer: string }): RawBuilder<unknown> =>
  sql`/* idempotency.store */ update platform.idempotency_key set answer = ${o.answer}
    where actor_id = ${o.key.actorId} and key = ${o.key.key}`

const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => {
    if (typeof v === 'bigint') return v.toString()
    if (Buffer.isBuffer(v)) return createHash('sha256').update(v).digest('hex')
    if (v === null || typeof v !== 'object' || Array.isArray(v)) return v
    return Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
  }) ?? 'null'
