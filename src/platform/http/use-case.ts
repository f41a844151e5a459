import type { BusinessDate } from '../../kernel/dates.ts'
import type { Endpoint, InputOf, OutputOf } from '../../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Slots } from '../app/slots.ts'
import type { AuditNote } from '../audit/audit.ts'
import type { Tx } from '../database/tx.ts'
import type { ContentStore } from '../files/content-store.ts'
import type { WatchedFolder } from '../files/disk-use.ts'
import type { KeptFile } from '../files/keep-upload.ts'
import type { Database } from './database.ts'

/** Who is calling, with the rights held in the scope of this call. */
export interface Actor {
  readonly kind: 'staff' | 'api-key'
  readonly staffId: StaffId
  readonly name: string
  readonly roles: ReadonlySet<string>
  readonly rights: ReadonlySet<string>
  /** The session this call came with; null for an API key. */
  readonly sessionId: string | null
}

/** A fact that a use case announces; it leaves the outbox only when the transaction commits. */
export interface Fact {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface UploadedFile {
  readonly name: string
  readonly bytes: Buffer
}

type CommunityOf<E extends Endpoint> = E['path'] extends `/api/communities/{communityId}${string}`
  ? CommunityId
  : undefined
type FileOf<E extends Endpoint> = E['upload'] extends { readonly keep: true }
  ? KeptFile
  : E['upload'] extends object
    ? UploadedFile
    : undefined
type ActorOf<E extends Endpoint> = E['right'] extends 'public' ? Actor | undefined : Actor

/** What every use case is given, beside its input. */
export interface Context<E extends Endpoint = Endpoint> {
  readonly tx: Tx
  readonly actor: ActorOf<E>
  /** The time of this use case: read once, from the database, in the message that opened the transaction. */
  readonly now: Date
  /** The business date of `now` in Asia/Shanghai. */
  readonly today: BusinessDate
  readonly communityId: CommunityOf<E>
  /** The communities a company-wide read may see: those in which the caller holds the endpoint's right. */
  readonly communityIds: readonly CommunityId[]
  /** The part `file` of an upload. */
  readonly file: FileOf<E>
  /** Contents outside of the database. */
  readonly files: ContentStore
  /** Folders whose disks must not run full. */
  readonly folders: readonly WatchedFolder[]
  readonly slots: Slots
  readonly requestId: string
  readonly ip: string
  /** For what must stand although this transaction falls: a block of numbers reserved beside it. Nothing else belongs there. */
  readonly database: Database
  /** Adds to the audit entry that every write leaves: what it was about, which fields, why. */
  audit(note: AuditNote): void
  /** Announces a fact to the modules that subscribe to it. */
  tell(fact: Fact): void
}

/** What a call that manages its own transactions is given (sign-in: the password is checked outside of any). */
export interface OutsideContext<E extends Endpoint = Endpoint>
  extends Omit<Context<E>, 'tx' | 'now' | 'today' | 'tell' | 'audit'> {
  readonly database: Database
  readonly secure: boolean
  readonly userAgent: string
  /** Sets the session cookie of the caller, or takes it away with null. */
  keepSession(token: string | null): void
}

export type Handler = {
  readonly contract: Endpoint
} & (
  | { readonly kind: 'write' | 'read'; readonly run: (context: Context, input: never) => Promise<unknown> }
  | { readonly kind: 'outside'; readonly run: (context: OutsideContext, input: never) => Promise<unknown> }
)

/**
 * A use case that writes: one transaction with permission, community scope, idempotency key, audit entry and
 * announced facts, all done here once. Load, decide, save, tell.
 */
export const useCase = <const E extends Endpoint>(
  contract: E,
  run: (context: Context<E>, input: InputOf<E>) => Promise<OutputOf<E>>,
): Handler => ({ contract, kind: 'write', run: run as Handler['run'] as never })

/** A read: the same in a read-only transaction; a read never writes. */
export const reading = <const E extends Endpoint>(
  contract: E,
  run: (context: Context<E>, input: InputOf<E>) => Promise<OutputOf<E>>,
): Handler => ({ contract, kind: 'read', run: run as Handler['run'] as never })

/** A call that opens its own transactions, because something slow (a password hash) must happen outside of them. */
export const outside = <const E extends Endpoint>(
  contract: E,
  run: (context: OutsideContext<E>, input: InputOf<E>) => Promise<OutputOf<E>>,
): Handler => ({ contract, kind: 'outside', run: run as Handler['run'] as never })
