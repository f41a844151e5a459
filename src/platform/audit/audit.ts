import { sql } from 'kysely'
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

/** Writes one audit entry for an act, into the community's audit, or into the company's where there is no community. */
export const writeAudit = async (
  tx: Tx,
  entry: {
    communityId: CommunityId | undefined
    actor: AuditActor
    at: Date
    act: string
    requestId: string
    note: AuditNote
  },
): Promise<void> => {
  const { note, actor, at, act, requestId } = entry
  const subjectKind = note.subject?.kind ?? ''
  const subjectId = note.subject?.id ?? null
  const fields = note.fields ?? []
  const reason = note.reason ?? ''
  if (entry.communityId === undefined) {
    await sql`/* audit.company */ insert into platform.company_audit_entry
      (at, actor_id, actor_kind, act, subject_kind, subject_id, fields, reason, request_id)
      values (${at}, ${actor.id}, ${actor.kind}, ${act}, ${subjectKind}, ${subjectId}, ${fields}, ${reason}, ${requestId})`.execute(
      tx,
    )
    return
  }
  const id = crypto.randomUUID()
  await sql`/* audit.community */ insert into platform.audit_entry
    (community_id, id, at, actor_id, actor_kind, act, subject_kind, subject_id, fields, reason, request_id)
    values (${entry.communityId}, ${id}, ${at}, ${actor.id}, ${actor.kind}, ${act}, ${subjectKind}, ${subjectId}, ${fields}, ${reason}, ${requestId})`.execute(
    tx,
  )
  if (note.detail) {
    await sql`insert into platform.audit_detail (community_id, audit_entry_id, detail)
      values (${entry.communityId}, ${id}, ${JSON.stringify(note.detail)}::jsonb)`.execute(tx)
  }
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
