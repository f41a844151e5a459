import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../database/constraint.ts'
import type { Tx } from '../database/tx.ts'
import type { KeptFile } from './keep-upload.ts'
import { refuse } from './refusals.ts'

/** What a community may keep unless somebody set another quota: 50 GB, some hundred thousand photos. */
const DEFAULT_QUOTA = 50 * 1024 ** 3

/** Makes a kept upload a file of the community and counts it against the quota. Answers its id. */
export const registerFile = async (
  tx: Tx,
  o: { communityId: CommunityId; file: KeptFile; by: StaffId | null; at: Date },
): Promise<string> => {
  const { communityId, file: f } = o
  const id = crypto.randomUUID()
  const work = sql`/* files.register */
    with counted as (
      insert into platform.file_usage as u (community_id, bytes, quota)
      values (${communityId}, ${f.bytes}, ${DEFAULT_QUOTA})
      on conflict (community_id) do update set bytes = u.bytes + excluded.bytes
      returning community_id
    )
    insert into platform.file (community_id, id, kind, name, media_type, hash, thumbnail, bytes, width, height, kept_at, kept_by)
    select community_id, ${id}, ${f.kind}, ${f.name}, ${f.mediaType}, ${f.hash}, ${f.thumbnail}, ${f.bytes}, ${f.width}, ${f.height}, ${o.at}, ${o.by}
    from counted`.execute(tx)
  await onConstraint(work, { file_usage_within_quota: () => refuse('quota-used') })
  return id
}

export interface FileOfCommunity {
  readonly kind: 'photo' | 'document'
  readonly name: string
  readonly mediaType: string
  readonly hash: string
  readonly thumbnail: string | null
}

export const fileOf = async (
  tx: Tx,
  o: { communityId: CommunityId; fileId: string },
): Promise<FileOfCommunity | undefined> => {
  const { rows } = await sql<FileOfCommunity>`/* files.one */
    select kind, name, media_type as "mediaType", hash, thumbnail from platform.file
    where community_id = ${o.communityId} and id = ${o.fileId}`.execute(tx)
  return rows[0]
}

/** Which of these contents no file of any community points to; run as maintenance. */
export const unusedAmong = async (tx: Tx, hashes: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ hash: string }>`
    select h.hash from unnest(${hashes}::text[]) h (hash)
    where not exists (select from platform.file f where f.hash = h.hash or f.thumbnail = h.hash)`.execute(tx)
  return rows.map(({ hash }) => hash)
}
