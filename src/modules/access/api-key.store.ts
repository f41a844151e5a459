import { sql } from 'kysely'
import type { z } from 'zod'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { apiKey, Role } from './contract.ts'

type ApiKey = z.output<typeof apiKey>

interface Row extends Omit<ApiKey, 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt'> {
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

export const apiKeysOf = async (tx: Tx, communityId: CommunityId): Promise<ApiKey[]> => {
  const { rows } = await sql<Row>`select ${API_KEY} from access.api_key k
    where k.community_id = ${communityId} order by k.created_at desc, k.id`.execute(tx)
  return rows.map(asApiKey)
}

export const addApiKey = async (
  tx: Tx,
  k: {
    communityId: CommunityId
    name: string
    keyHash: string
    tail: string
    roles: readonly Role[]
    createdBy: StaffId
    now: Date
    expiresAt: Date | null
  },
): Promise<ApiKey> => {
  const { rows } = await sql<Row>`insert into access.api_key as k
      (community_id, name, key_hash, tail, roles, created_by, created_at, expires_at)
    values (${k.communityId}, ${k.name}, ${k.keyHash}, ${k.tail}, ${[...new Set(k.roles)]}, ${k.createdBy}, ${k.now}, ${k.expiresAt})
    returning ${API_KEY}`.execute(tx)
  return asApiKey(rows[0] as Row)
}

/** Ends a key at once; one that has ended stays as it was. Undefined when there is none. */
export const revoke = async (
  tx: Tx,
  o: { communityId: CommunityId; id: string; now: Date },
): Promise<ApiKey | undefined> => {
  const { rows } = await sql<Row>`update access.api_key as k set revoked_at = coalesce(k.revoked_at, ${o.now})
    where k.community_id = ${o.communityId} and k.id = ${o.id} returning ${API_KEY}`.execute(tx)
  return rows[0] && asApiKey(rows[0])
}

const API_KEY = sql`k.id, k.name, k.tail, k.community_id as "communityId", k.roles, k.created_at as "createdAt",
  k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"`

const asApiKey = (row: Row): ApiKey => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
