import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** An attachment as it is stored; the links to its file are made for whoever looks. */
export interface StoredAttachment {
  readonly id: string
  readonly fileId: string
  readonly kind: 'photo' | 'document'
  readonly name: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly purpose: string
  readonly addedBy: string
  readonly addedById: StaffId
  readonly addedAt: Date
  readonly retractedBy: string
  readonly retractedAt: Date | null
  readonly retractReason: string
}

export const insertAttachment = async (
  tx: Tx,
  o: {
    communityId: CommunityId
    id: string
    matterId: string
    fileId: string
    purpose: string
    by: StaffId
    at: Date
  },
): Promise<void> => {
  await sql`/* matters.attach */ insert into matters.attachment (community_id, id, matter_id, file_id, purpose, added_by, added_at)
    values (${o.communityId}, ${o.id}, ${o.matterId}, ${o.fileId}, ${o.purpose}, ${o.by}, ${o.at})`.execute(tx)
}

/** The files of a matter in the order they came. */
export const attachmentsOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<readonly StoredAttachment[]> => {
  const { rows } = await sql<StoredAttachment>`/* matters.attachments */
    select a.id, a.file_id as "fileId", f.kind, f.name, f.bytes::float8 as bytes, f.width, f.height, a.purpose,
      s.name as "addedBy", a.added_by as "addedById", a.added_at as "addedAt",
      coalesce(r.name, '') as "retractedBy", a.retracted_at as "retractedAt", a.retract_reason as "retractReason"
    from matters.attachment a
    join platform.file f on f.community_id = ${o.communityId} and f.id = a.file_id
    join access.staff s on s.id = a.added_by
    left join access.staff r on r.id = a.retracted_by
    where a.community_id = ${o.communityId} and a.matter_id = ${o.matterId}
    order by a.added_at, a.id`.execute(tx)
  return rows
}

/** Takes an attachment back where nobody did so before; false where somebody did. */
export const retractAttachment = async (
  tx: Tx,
  o: { communityId: CommunityId; id: string; by: StaffId; at: Date; reason: string },
): Promise<boolean> => {
  const { rows } = await sql`
    update matters.attachment set retracted_by = ${o.by}, retracted_at = ${o.at}, retract_reason = ${o.reason}
    where community_id = ${o.communityId} and id = ${o.id} and retracted_at is null returning id`.execute(tx)
  return rows.length === 1
}

/** Says of attachments of a matter what they show (`完工照片`). Answers which of them are there and were not taken back. */
export const stampAttachments = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; ids: readonly string[]; purpose: string },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    update matters.attachment set purpose = ${o.purpose}
    where community_id = ${o.communityId} and matter_id = ${o.matterId} and id = any(${o.ids}::uuid[]) and retracted_at is null
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
