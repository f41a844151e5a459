import { sql } from 'kysely'
import type { StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { ADDRESS_MINUTES, type Failures, PAIR_MINUTES } from './sign-in.rules.ts'

export interface StaffForSignIn {
  readonly id: StaffId
  readonly loginName: string
  readonly passwordHash: string
  readonly hasTotp: boolean
  readonly disabled: boolean
  readonly mustChangePassword: boolean
  readonly passwordChangedAt: Date
}

export const staffByLoginName = async (tx: Tx, loginName: string): Promise<StaffForSignIn | undefined> => {
  const { rows } = await sql<StaffForSignIn>`/* access.staff-by-login-name */
    select ${STAFF_FOR_SIGN_IN} from access.staff p where lower(p.login_name) = lower(${loginName})`.execute(tx)
  return rows[0]
}

export const staffById = async (tx: Tx, id: StaffId): Promise<StaffForSignIn | undefined> => {
  const { rows } = await sql<StaffForSignIn>`/* access.staff-by-id */
    select ${STAFF_FOR_SIGN_IN} from access.staff p where p.id = ${id}`.execute(tx)
  return rows[0]
}

/** One attempt at a time from one address, until the end of the transaction: parallel guesses cannot slip past the count. */
export const lockAddress = async (tx: Tx, address: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`access.sign-in ${address}`}, 0))`.execute(tx)
}

export const recentFailures = async (
  tx: Tx,
  o: { loginKey: string; address: string; now: Date },
): Promise<{ pair: Failures; address: Failures }> => {
  const { rows } = await sql<{ pair: number; pairLast: Date | null; address: number; addressLast: Date | null }>`
    /* access.recent-failures */
    select
      (select count(*)::int from access.sign_in_failure f
        where f.login_key = ${o.loginKey} and f.ip = ${o.address} and f.at > ${before(o.now, PAIR_MINUTES)}) as pair,
      (select max(f.at) from access.sign_in_failure f
        where f.login_key = ${o.loginKey} and f.ip = ${o.address}) as "pairLast",
      (select count(*)::int from access.sign_in_failure f
        where f.ip = ${o.address} and f.at > ${before(o.now, ADDRESS_MINUTES)}) as address,
      (select max(f.at) from access.sign_in_failure f where f.ip = ${o.address}) as "addressLast"`.execute(tx)
  const found = rows[0] as (typeof rows)[number]
  return {
    pair: { count: found.pair, last: found.pairLast },
    address: { count: found.address, last: found.addressLast },
  }
}

export const addFailure = async (tx: Tx, o: { loginKey: string; address: string; now: Date }): Promise<string> => {
  const { rows } = await sql<{ id: string }>`insert into access.sign_in_failure (login_key, ip, at)
    values (${o.loginKey}, ${o.address}, ${o.now}) returning id`.execute(tx)
  return (rows[0] as { id: string }).id
}

export const removeFailure = async (tx: Tx, id: string): Promise<void> => {
  await sql`delete from access.sign_in_failure where id = ${id}`.execute(tx)
}

export const forgetFailures = async (tx: Tx, o: { loginKey: string; address: string }): Promise<void> => {
  await sql`delete from access.sign_in_failure where login_key = ${o.loginKey} and ip = ${o.address}`.execute(tx)
}

const STAFF_FOR_SIGN_IN = sql`p.id, p.login_name as "loginName", p.password_hash as "passwordHash",
  p.totp_secret is not null as "hasTotp", p.disabled_at is not null as disabled,
  p.must_change_password as "mustChangePassword", p.password_changed_at as "passwordChangedAt"`

const before = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000)
