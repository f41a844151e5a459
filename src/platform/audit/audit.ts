import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'

/** What a use case adds to its audit entry. Ids and names of fields only; personal values go into `detail`, which can be erased. */
export interface AuditNote {
  readonly subject?: { readonly kind: string; readonly id: string }
  readonly fields?: readonly string[]
  readonly reason?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface AuditActor {
  readonly kind: 'staff' | 'api-key' | 'resident' | 'system'
  readonly id: string | null
}

interface Entry {
  readonly communityId: CommunityId | undefined
  readonly actor: AuditActor
  readonly at: Date
  readonly act: string
  readonly requestId: string
  readonly note: AuditNote
}

/** Writes one audit entry for an act, into the community's audit, or into the company's where there is no community. */
export const writeAudit = async (tx: Tx, entry: Entry): Promise<void> => {
  await auditWritten(entry).execute(tx)
}

/** The one statement of an audit entry. */
export const auditWritten = (entry: Entry): RawBuilder<unknown> => {
  const { communityId, note, actor, at, act, requestId } = entry
  const names = sql`at, actor_id, actor_kind, act, subject_kind, subject_id, fields, reason, request_id`
  const values = sql`${at}, ${actor.id}, ${actor.kind}, ${act}, ${note.subject?.kind ?? ''}, ${note.subject?.id ?? null},
    ${note.fields ?? []}, ${note.reason ?? ''}, ${requestId}`
  if (communityId === undefined)
    return sql`/* audit.company */ insert into platform.company_audit_entry (${names}) values (${values})`
  const id = crypto.randomUUID()
  const inserted = sql`insert into platform.audit_entry (community_id, id, ${names}) values (${communityId}, ${id}, ${values})`
  if (!note.detail) return sql`/* audit.community */ ${inserted}`
  return sql`/* audit.with-detail */ with entry as (${inserted} returning id)
    insert into platform.audit_detail (community_id, audit_entry_id, detail)
    values (${communityId}, ${id}, ${JSON.stringify(note.detail)}::jsonb) returning audit_entry_id`
}

/** Joins the notes that one use case left: the last subject and reason stand, fields and details add up. */
export const joinNotes = (notes: readonly AuditNote[]): AuditNote => {
  const joined: { -readonly [K in keyof AuditNote]: AuditNote[K] } = {}
  for (const note of notes) {
    if (note.subject) joined.subject = note.subject
    if (note.reason !== undefined) joined.reason = note.reason
    if (note.fields) joined.fields = [...(joined.fields ?? []), ...note.fields]
    if (note.detail) joined.detail = { ...joined.detail, ...note.detail }
  }
  return joined
}
