import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RawBuilder } from 'kysely'
import { businessDateAt } from '../../kernel/dates.ts'
import { type Endpoint, scopeOf } from '../../kernel/endpoint.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Slots } from '../app/slots.ts'
import { type AuditNote, auditWritten, joinNotes } from '../audit/audit.ts'
import { openTransaction, type Reach, type Transaction } from '../database/tx.ts'
import type { ContentStore } from '../files/content-store.ts'
import type { WatchedFolder } from '../files/disk-use.ts'
import type { KeptFile } from '../files/keep-upload.ts'
import { factsWritten } from '../outbox/write-facts.ts'
import { type Database, moved, type TestClock } from './database.ts'
import { answerStored, type IdempotencyKey, idempotencyKeyOf, takeKey } from './idempotency.ts'
import type { Caller, Credential, Identifier } from './identity.ts'
import { refuse } from './refusals.ts'
import type { Actor, Context, Fact, Handler, UploadedFile } from './use-case.ts'

export interface Runner {
  readonly database: Database
  readonly identifier: Identifier
  readonly slots: Slots
  readonly files: ContentStore
  /** Folders whose disks must not run full. */
  readonly folders: readonly WatchedFolder[]
  readonly clock?: TestClock
  /** Called after a commit that announced facts: wakes the relay. */
  wakeRelay(communityId: CommunityId | undefined): void
}

export interface Call {
  readonly communityId: CommunityId | undefined
  /** Path, query and body as the contract's schemas read them; refuses what they do not know. */
  parse(): Readonly<Record<string, unknown>>
  readonly file: UploadedFile | KeptFile | undefined
  readonly credential: Credential | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Encodes what the use case returned as the wire wants it. */
  encode(answer: unknown): string
}

export type Answered = { readonly json: string } | { readonly value: unknown }

/** Runs one call: who is asking, may they, the transaction, idempotency, the use case, audit, facts, commit. */
export const runHandler = async (
  runner: Runner,
  handler: Handler & { kind: 'write' | 'read' },
  call: Call,
): Promise<Answered> => {
  const { contract } = handler
  const { communityId } = call
  const { transaction, caller, now } = await open(runner, handler, { credential: call.credential, communityId })
  try {
    const admitted = admit(runner, contract, caller)
    const input = call.parse()
    const notes: AuditNote[] = []
    const facts: Fact[] = []
    const context: Context = {
      tx: transaction.tx,
      actor: admitted.actor as Actor,
      now,
      today: businessDateAt(now),
      communityId: communityId as never,
      communityIds: admitted.communityIds,
      file: call.file as never,
      files: runner.files,
      folders: runner.folders,
      slots: runner.slots,
      requestId: call.request.id,
      ip: call.request.ip,
      database: runner.database,
      audit: (note) => notes.push(note),
      tell: (fact) => facts.push(fact),
    }
    const answered =
      handler.kind === 'read'
        ? await read(handler, { input, context, transaction })
        : await write(handler, { call, input, context, transaction, notes, facts })
    if (facts.length > 0) runner.wakeRelay(communityId)
    if (caller?.stale && caller.sessionId) void runner.identifier.touch(caller.sessionId)
    call.reply.header('server-timing', `db;desc="${transaction.roundTrips()} round trips"`)
    return answered
  } catch (error) {
    await transaction.rollback()
    throw error
  }
}

/** Who is calling, for a call that opens its own transactions. */
export const identify = async (
  runner: Runner,
  contract: Endpoint,
  on: { credential: Credential | undefined; communityId: CommunityId | undefined },
): Promise<{ actor: Actor | undefined; communityIds: readonly CommunityId[] }> => {
  const { transaction, caller } = await open(runner, { contract, kind: 'read' }, on)
  await transaction.rollback()
  return admit(runner, contract, caller)
}

const open = async (
  runner: Runner,
  handler: Pick<Handler, 'contract'> & { kind: 'write' | 'read' },
  on: { credential: Credential | undefined; communityId: CommunityId | undefined },
): Promise<{ transaction: Transaction; caller: Caller | undefined; now: Date }> => {
  const { contract } = handler
  if (!on.credential && contract.right !== 'public') throw refuse('not-signed-in')
  const scope = scopeOf(contract)
  const opening = on.credential
    ? runner.identifier.query({ credential: on.credential, scope, communityId: on.communityId })
    : { name: 'now', text: 'select clock_timestamp() as now', values: [] }
  const { transaction, opened } = await openTransaction<Record<string, unknown>>(
    runner.database.app,
    reachOf(scope, on.communityId, handler.kind === 'write'),
    opening,
  )
  const row = opened[0]
  const caller = row && on.credential ? runner.identifier.read(row) : undefined
  const now = moved((row?.now as Date | undefined) ?? new Date(0), runner.clock)
  return { transaction, caller, now }
}

const reachOf = (scope: ReturnType<typeof scopeOf>, communityId: CommunityId | undefined, write: boolean): Reach => {
  if (scope === 'company') return { kind: 'company' }
  if (scope === 'community' && communityId) return { kind: 'community', communityId, write }
  return { kind: 'none', write }
}

const MAY_BEFORE_PASSWORD_CHANGE = new Set(['/api/session', '/api/session/change-password'])

const admit = (
  runner: Runner,
  contract: Endpoint,
  caller: Caller | undefined,
): { actor: Actor | undefined; communityIds: readonly CommunityId[] } => {
  if (!caller) {
    if (contract.right === 'public') return { actor: undefined, communityIds: [] }
    throw refuse('not-signed-in')
  }
  if (caller.mustChangePassword && !MAY_BEFORE_PASSWORD_CHANGE.has(contract.path))
    throw refuse('password-change-needed')
  const scope = scopeOf(contract)
  const open = contract.right === 'public' || contract.right === 'signed-in'
  const communityIds = caller.byCommunity
    .filter((c) => open || runner.slots.rightsOf(c.roles).has(contract.right))
    .map((c) => c.communityId)
  const rights = runner.slots.rightsOf(caller.roles)
  // A community in which one holds no role does not exist for the caller (case 32).
  if (scope === 'community' && caller.roles.length === 0) throw refuse('not-found')
  const held = open || rights.has(contract.right) || (scope === 'company' && communityIds.length > 0)
  if (!held) throw refuse('not-allowed', { right: runner.slots.rightName(contract.right) })
  const actor: Actor = {
    kind: caller.kind,
    staffId: caller.staffId,
    name: caller.name,
    roles: new Set(caller.roles),
    rights,
    sessionId: caller.sessionId,
  }
  return { actor, communityIds }
}

const read = async (
  handler: Handler & { kind: 'write' | 'read' },
  on: { input: Readonly<Record<string, unknown>>; context: Context; transaction: Transaction },
): Promise<Answered> => {
  const value = await handler.run(on.context, on.input as never)
  on.transaction.endRead()
  return { value }
}

const write = async (
  handler: Handler & { kind: 'write' | 'read' },
  on: {
    call: Call
    input: Readonly<Record<string, unknown>>
    context: Context
    transaction: Transaction
    notes: AuditNote[]
    facts: Fact[]
  },
): Promise<Answered> => {
  const { call, input, context, transaction } = on
  const { contract } = handler
  const key = idempotencyKeyOf({
    contract,
    header: call.request.headers['idempotency-key'],
    actorId: context.actor?.staffId,
    payload: { ...input, file: call.file && sentOf(call.file) },
  })
  if (key) {
    const stored = await takeKey(transaction.tx, {
      key,
      now: context.now,
      forEver: contract.idempotency === 'required',
    })
    if (stored) {
      await transaction.commit()
      return { json: stored.storedAnswer }
    }
  }
  const value = await handler.run(context, input as never)
  const isFile = contract.produces === 'file'
  const answer = isFile ? undefined : call.encode(value)
  await transaction.commitBehind(closingWrites(contract, { ...on, key, answer }))
  return answer === undefined ? { value } : { json: answer }
}

/** What was sent, for telling one call from another: the bytes, or their hash where the file was kept already. */
const sentOf = (file: UploadedFile | KeptFile): Buffer | string => ('sent' in file ? file.sent : file.bytes)

/** What every write leaves behind its own rows: facts, the audit entry, the answer kept for its idempotency key. */
const closingWrites = (
  contract: Endpoint,
  on: {
    context: Context
    notes: AuditNote[]
    facts: Fact[]
    key: IdempotencyKey | undefined
    answer: string | undefined
  },
): RawBuilder<unknown>[] => {
  const { context, notes, facts, key, answer } = on
  const { communityId, now: at, requestId } = context
  const actor = { kind: context.actor?.kind ?? 'system', id: context.actor?.staffId ?? null }
  return [
    ...(facts.length > 0 ? [factsWritten({ communityId, at, facts })] : []),
    auditWritten({ communityId, actor, at, act: contract.summary, requestId, note: joinNotes(notes) }),
    ...(key && answer !== undefined ? [answerStored({ key, answer })] : []),
  ]
}
