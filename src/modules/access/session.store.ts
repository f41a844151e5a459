import { sql } from 'kysely'
import type { StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Role, SignedIn } from './contract.ts'
import { ABSOLUTE_MINUTES } from './identifier.ts'

export type RightsOf = (roles: readonly string[]) => ReadonlySet<string>

interface SignedInRow extends Omit<SignedIn, 'companyRights' | 'communities'> {
  readonly companyRoles: readonly Role[]
  readonly communities: readonly Omit<SignedIn['communities'][number], 'rights'>[]
}

/** Who is signed in and what they may do where; read with the reach of the company. */
export const signedInOf = async (tx: Tx, id: StaffId, rightsOf: RightsOf): Promise<SignedIn> => {
  const { rows } = await sql<SignedInRow>`/* access.signed-in */
    select p.id as "staffId", p.name, p.login_name as "loginName", p.must_change_password as "mustChangePassword",
      p.totp_secret is not null as "hasTotp", p.company_roles as "companyRoles",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', c.community_id, 'code', c.code, 'name', c.name,
          'roles', p.company_roles || coalesce(a.roles, '{}')) order by c.code)
        from access.community c
        left join access.assignment a on a.community_id = c.community_id and a.staff_id = p.id
        where cardinality(p.company_roles) > 0 or a.staff_id is not null), '[]'::jsonb) as communities
    from access.staff p where p.id = ${id}`.execute(tx)
  const { companyRoles, communities, ...person } = rows[0] as SignedInRow
  return {
    ...person,
    companyRights: sorted(rightsOf(companyRoles)),
    communities: communities.map((c) => ({
      ...c,
      roles: [...new Set(c.roles)],
      rights: sorted(rightsOf(c.roles)),
    })),
  }
}

/** Begins a session. Its times are the database's own, like those it is checked against. */
export const addSession = async (
  tx: Tx,
  o: { staffId: StaffId; tokenHash: string; ip: string; userAgent: string },
): Promise<void> => {
  await sql`insert into access.session (token_hash, staff_id, created_at, last_seen_at, expires_at, ip, user_agent)
    select ${o.tokenHash}, ${o.staffId}, t.now, t.now, t.now + make_interval(mins => ${ABSOLUTE_MINUTES}), ${o.ip}, ${o.userAgent}
    from (select clock_timestamp() as now) t
    returning id`.execute(tx)
}

export const endSession = async (tx: Tx, o: { sessionId: string; now: Date }): Promise<void> => {
  await sql`update access.session set ended_at = ${o.now} where id = ${o.sessionId} and ended_at is null`.execute(tx)
}

/** Ends every session of a person at once, except the one named. */
export const endSessionsOf = async (
  tx: Tx,
  o: { staffId: StaffId; now: Date; except?: string | null },
): Promise<void> => {
  await sql`update access.session set ended_at = ${o.now}
    where staff_id = ${o.staffId} and ended_at is null and id is distinct from ${o.except ?? null}::uuid`.execute(tx)
}

const sorted = (rights: ReadonlySet<string>): string[] => [...rights].sort()
