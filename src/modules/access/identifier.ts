import { sql } from 'kysely'
import type pg from 'pg'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { inTransaction } from '../../platform/database/tx.ts'
import type { Caller, Identifier } from '../../platform/http/identity.ts'

/** Idle and absolute limits of a session (ASVS 7.3.1, 7.3.2), in minutes. */
export const IDLE_MINUTES = 8 * 60
export const ABSOLUTE_MINUTES = 16 * 60

interface Row {
  readonly kind: 'staff' | 'api-key'
  readonly staff_id: StaffId
  readonly name: string
  readonly session_id: string | null
  readonly must_change_password: boolean
  readonly roles: readonly string[]
  readonly by_community: readonly { communityId: CommunityId; roles: readonly string[] }[]
  readonly stale: boolean
  readonly now: Date
  /** Of an API key only. */
  readonly key_id?: string
  readonly community_id?: CommunityId
}

/**
 * Who a credential belongs to: one prepared query, sent together with BEGIN. Disabled people, ended and expired
 * sessions answer no row, so sign-out, disabling and lost roles take effect at the next request (case 37).
 */
export const createIdentifier = (app: pg.Pool): Identifier => ({
  query: ({ credential, scope, communityId }) => {
    if (credential.kind === 'api-key')
      return apiKeyQuery(credential.hash, scope === 'community' ? communityId : undefined)
    if (scope === 'company') return { name: 'access.session-company', text: COMPANY_SESSION, values: [credential.hash] }
    return { name: 'access.session', text: COMMUNITY_SESSION, values: [credential.hash, communityId ?? null] }
  },
  read: (row) => {
    const found = row as unknown as Row
    if (found.kind === 'api-key' && found.stale) void markUsed(app, found)
    return callerOf(found)
  },
  touch: async (sessionId) => {
    await app
      .query(`update access.session set last_seen_at = clock_timestamp() where id = $1 and ended_at is null`, [
        sessionId,
      ])
      .catch(() => {})
  },
})

const LIVE_SESSION = `
  from access.session s
  join access.staff p on p.id = s.staff_id
  where s.token_hash = $1 and s.ended_at is null and p.disabled_at is null
    and s.expires_at > clock_timestamp()
    and s.last_seen_at > clock_timestamp() - interval '${IDLE_MINUTES} minutes'`

const PERSON = `'staff' as kind, p.id as staff_id, p.name, s.id as session_id, p.must_change_password,
  s.last_seen_at < clock_timestamp() - interval '1 minute' as stale, clock_timestamp() as now`

// In a community that does not exist nobody has a role, so that it is not found even by who reaches all of them.
const COMMUNITY_SESSION = `
  select ${PERSON},
    case when $2::uuid is null then p.company_roles else coalesce((
      select p.company_roles || coalesce(a.roles, '{}')
      from access.community c
      left join access.assignment a on a.community_id = c.community_id and a.staff_id = p.id
      where c.community_id = $2), '{}') end as roles,
    '[]'::jsonb as by_community
  ${LIVE_SESSION}`

// Company-wide roles reach every community.
const COMPANY_SESSION = `
  select ${PERSON}, p.company_roles as roles,
    coalesce((
      select jsonb_agg(jsonb_build_object('communityId', c.community_id, 'roles', p.company_roles || coalesce(a.roles, '{}')))
      from access.community c
      left join access.assignment a on a.community_id = c.community_id and a.staff_id = p.id
      where cardinality(p.company_roles) > 0 or a.staff_id is not null), '[]'::jsonb) as by_community
  ${LIVE_SESSION}`

// A key belongs to one community and is looked up inside it; elsewhere it opens nothing.
const apiKeyQuery = (hash: string, communityId: CommunityId | undefined) => ({
  name: 'access.api-key',
  text: `select 'api-key' as kind, k.created_by as staff_id, k.name, null as session_id, false as must_change_password,
      k.roles, '[]'::jsonb as by_community, k.id as key_id, k.community_id,
      coalesce(k.last_used_at < clock_timestamp() - interval '1 minute', true) as stale, clock_timestamp() as now
    from access.api_key k
    where k.community_id = $2 and k.key_hash = $1 and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > clock_timestamp())`,
  values: [hash, communityId ?? null],
})

/** Marks when a key was last used, outside of the request's transaction, at most once a minute. */
const markUsed = (app: pg.Pool, { key_id, community_id, now }: Row): Promise<void> =>
  inTransaction(app, { kind: 'community', communityId: community_id as CommunityId, write: true }, async (tx) => {
    await sql`update access.api_key set last_used_at = ${now}
      where community_id = ${community_id} and id = ${key_id}`.execute(tx)
  }).catch(() => {})

const callerOf = (row: Row): Caller => ({
  kind: row.kind,
  staffId: row.staff_id,
  name: row.name,
  sessionId: row.session_id,
  mustChangePassword: row.must_change_password,
  roles: row.roles,
  byCommunity: row.by_community,
  stale: row.stale,
})
