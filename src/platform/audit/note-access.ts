import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Database } from '../http/database.ts'
import type { AuditActor } from './audit.ts'

/** That someone saw personal values: whose, which fields, and why. Ids and names of fields only. */
export interface AccessNote {
  readonly communityId: CommunityId
  readonly actor: AuditActor
  readonly at: Date
  readonly act: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly fields: readonly string[]
  readonly reason?: string
  readonly requestId: string
}

const GATHERED_MS = 250
const AGAIN_MS = 5_000
const MOST_WAITING = 20_000

const waiting = new Map<Database, AccessNote[]>()
let timer: NodeJS.Timeout | undefined
let writing: Promise<void> = Promise.resolve()

/**
 * Notes the access after the answer, so that a read stays a read and as fast: what gathers in a quarter of a second
 * is one insert per community. Kept and tried again while the database is away.
 */
export const noteAccess = (database: Database, note: AccessNote): void => {
  const notes = waiting.get(database) ?? []
  waiting.set(database, notes)
  notes.push(note)
  arm(GATHERED_MS)
}

/** Writes what waits now; for a clean stop, before the pool ends. */
export const settleAccessNotes = (): Promise<void> => {
  clearTimeout(timer)
  timer = undefined
  writing = writing.then(writeAll)
  return writing
}

const arm = (ms: number): void => {
  timer ??= setTimeout(() => void settleAccessNotes(), ms).unref()
}

const writeAll = async (): Promise<void> => {
  const taken = [...waiting]
  waiting.clear()
  for (const [database, notes] of taken) {
    for (const communityId of new Set(notes.map((note) => note.communityId))) {
      const ofCommunity = notes.filter((note) => note.communityId === communityId)
      await write(database, ofCommunity).catch((error: unknown) => keep(database, ofCommunity, error))
    }
  }
}

const keep = (database: Database, notes: readonly AccessNote[], error: unknown): void => {
  process.emitWarning(`${notes.length} access notes could not be written: ${(error as Error).message}`)
  const others = waiting.get(database) ?? []
  // A pool that has ended never comes back; beyond the limit memory counts for more than old notes.
  if (database.app.ended || others.length + notes.length > MOST_WAITING) return
  waiting.set(database, [...notes, ...others])
  arm(AGAIN_MS)
}

const write = (database: Database, notes: readonly AccessNote[]): Promise<void> => {
  const communityId = notes[0]?.communityId as CommunityId
  const rows = notes.map((note) => ({
    at: note.at,
    actor_id: note.actor.id,
    actor_kind: note.actor.kind,
    act: note.act,
    subject_kind: note.subject.kind,
    subject_id: note.subject.id,
    fields: note.fields,
    reason: note.reason ?? '',
    request_id: note.requestId,
  }))
  return database.run({ kind: 'community', communityId, write: true }, async (tx) => {
    await sql`/* audit.accesses */ insert into platform.audit_entry
      (community_id, id, at, actor_id, actor_kind, act, subject_kind, subject_id, fields, reason, request_id)
      select ${communityId}::uuid, gen_random_uuid(), n.at, n.actor_id, n.actor_kind, n.act, n.subject_kind, n.subject_id,
        n.fields, n.reason, n.request_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (at timestamptz, actor_id uuid, actor_kind text,
        act text, subject_kind text, subject_id uuid, fields text[], reason text, request_id text)
      returning id`.execute(tx)
  })
}
