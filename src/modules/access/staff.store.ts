import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import { atMost } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Role, StaffMember } from './contract.ts'
import { refuse } from './refusals.ts'

/**
 * The staff by login name, a page or all; `q` finds within login name, name and phone. Read with the reach of the
 * company.
 */
export const staffQuery = (o: { q?: string | undefined; after?: string | undefined; limit?: number }) => {
  const q = o.q?.trim() ?? ''
  return sql<StaffMember>`
    select ${MEMBER} from access.staff p
    where lower(p.login_name) > ${o.after ?? ''}
      and (${q} = '' or position(lower(${q}) in lower(p.login_name || ' ' || p.name || ' ' || p.phone)) > 0)
    order by lower(p.login_name) ${atMost(o.limit)}`
}

/** One member with all assignments; read with the reach of the company. */
export const memberOf = async (tx: Tx, id: StaffId): Promise<StaffMember | undefined> => {
  const { rows } = await sql<StaffMember>`select ${MEMBER} from access.staff p where p.id = ${id}`.execute(tx)
  return rows[0]
}

/** Adds a member whose password must be changed at the first sign-in. @throws access.login-name-taken */
export const addStaff = async (
  tx: Tx,
  s: {
    loginName: string
    name: string
    phone: string
    companyRoles: readonly Role[]
    passwordHash: string
    mustChangePassword: boolean
    now: Date
  },
): Promise<StaffId> => {
  const { rows } = await onConstraint(
    sql<{ id: StaffId }>`insert into access.staff (login_name, name, phone, password_hash, must_change_password,
        company_roles, created_at, password_changed_at)
      values (${s.loginName}, ${s.name}, ${s.phone}, ${s.passwordHash}, ${s.mustChangePassword},
        ${distinct(s.companyRoles)}, ${s.now}, ${s.now})
      returning id`.execute(tx),
    { staff_login_name: () => refuse('login-name-taken', { loginName: s.loginName }) },
  )
  return (rows[0] as { id: StaffId }).id
}

/** Saves an edited member if it still has the version the editor saw; false when it has not. */
export const saveStaff = async (
  tx: Tx,
  s: { id: StaffId; version: number; name: string; phone: string; companyRoles: readonly Role[] },
): Promise<boolean> => {
  const saved = await sql`update access.staff
    set name = ${s.name}, phone = ${s.phone}, company_roles = ${distinct(s.companyRoles)}, version = version + 1
    where id = ${s.id} and version = ${s.version}`.execute(tx)
  return saved.numAffectedRows === 1n
}

/**
 * Locks every active administrator until the end of the transaction and answers who they are. Two who remove each
 * other wait here, and the second sees what the first has done.
 */
export const lockAdministrators = async (tx: Tx): Promise<StaffId[]> => {
  const { rows } = await sql<{ id: StaffId }>`select id from access.staff
    where 'administrator' = any(company_roles) and disabled_at is null order by id for update`.execute(tx)
  return rows.map((r) => r.id)
}

export const setDisabled = async (tx: Tx, s: { id: StaffId; at: Date | null }): Promise<void> => {
  await sql`update access.staff set disabled_at = ${s.at}, version = version + 1
    where id = ${s.id} and (disabled_at is null) = (${s.at}::timestamptz is not null)`.execute(tx)
}

export const clearTotp = async (tx: Tx, id: StaffId): Promise<void> => {
  await sql`update access.staff
    set totp_secret = null, totp_pending = null, totp_last_step = null, version = version + 1
    where id = ${id}`.execute(tx)
}

/** Sets a new password. With `from`, only if that is still the stored one; false when it is not. */
export const setPassword = async (
  tx: Tx,
  s: { id: StaffId; passwordHash: string; mustChange: boolean; now: Date; from?: string },
): Promise<boolean> => {
  const set = await sql`update access.staff
    set password_hash = ${s.passwordHash}, must_change_password = ${s.mustChange}, password_changed_at = ${s.now},
      version = version + 1
    where id = ${s.id} and password_hash = coalesce(${s.from ?? null}, password_hash)`.execute(tx)
  return set.numAffectedRows === 1n
}

export interface Colleague {
  readonly id: StaffId
  readonly name: string
  readonly phone: string
  readonly roles: Role[]
}

/** Who works in a community: those with a role there, and those of the company whose role is more than administration. */
export const colleaguesIn = async (
  tx: Tx,
  o: { communityId: CommunityId; role: Role | undefined },
): Promise<Colleague[]> => {
  const role = o.role ?? null
  const { rows } = await sql<Colleague>`/* access.colleagues */
    select p.id, p.name, p.phone, r.roles
    from access.staff p
    left join access.assignment a on a.community_id = ${o.communityId} and a.staff_id = p.id
    cross join lateral (
      select array(select distinct x from unnest(p.company_roles || coalesce(a.roles, '{}')) x order by x) as roles) r
    where p.disabled_at is null and not r.roles <@ array['administrator']
      and (${role}::text is null or ${role} = any(r.roles))
    order by p.name, p.id`.execute(tx)
  return rows
}

export const rolesIn = async (tx: Tx, o: { communityId: CommunityId; staffId: StaffId }): Promise<Role[]> => {
  const { rows } = await sql<{ roles: Role[] }>`select roles from access.assignment
    where community_id = ${o.communityId} and staff_id = ${o.staffId} for update`.execute(tx)
  return rows[0]?.roles ?? []
}

/** Sets what a person is in one community; no roles, no assignment. @throws access.staff-not-found */
export const setRolesIn = async (
  tx: Tx,
  o: { communityId: CommunityId; staffId: StaffId; roles: readonly Role[] },
): Promise<Role[]> => {
  const roles = distinct(o.roles)
  if (roles.length === 0) {
    await sql`delete from access.assignment
      where community_id = ${o.communityId} and staff_id = ${o.staffId}`.execute(tx)
    return roles
  }
  await onConstraint(
    sql`insert into access.assignment (community_id, staff_id, roles)
      values (${o.communityId}, ${o.staffId}, ${roles})
      on conflict (community_id, staff_id) do update set roles = excluded.roles`.execute(tx),
    { assignment_staff_fkey: () => refuse('staff-not-found') },
  )
  return roles
}

const MEMBER = sql`p.id, p.login_name as "loginName", p.name, p.phone, p.disabled_at is not null as disabled,
  p.must_change_password as "mustChangePassword", p.totp_secret is not null as "hasTotp",
  p.company_roles as "companyRoles", p.version,
  coalesce((
    select jsonb_agg(jsonb_build_object('communityId', c.community_id, 'communityName', c.name, 'roles', a.roles) order by c.code)
    from access.assignment a join access.community c on c.community_id = a.community_id
    where a.staff_id = p.id), '[]'::jsonb) as assignments`

const distinct = (roles: readonly Role[]): Role[] => [...new Set(roles)]
