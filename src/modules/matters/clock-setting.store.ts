import { sql } from 'kysely'
import type { ClockPolicy } from '../../kernel/clock-policy.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { ClockSetting } from './clock-rule.contract.ts'

/** What the community set itself of these rules; rules at their default are not in it. */
export const ownPoliciesOf = async (
  tx: Tx,
  o: { communityId: CommunityId; rules: readonly string[] },
): Promise<ReadonlyMap<string, ClockPolicy>> => {
  const { rows } = await sql<{ rule: string; policy: ClockPolicy }>`/* matters.own-policies */
    select rule, policy from matters.clock_setting
    where community_id = ${o.communityId} and rule = any(${o.rules}::text[]) and policy is not null`.execute(tx)
  return new Map(rows.map(({ rule, policy }) => [rule, policy]))
}

/** Every setting that somebody touched, one of a rule. */
export const clockSettingsOf = async (
  tx: Tx,
  o: { communityId: CommunityId; rule?: string },
): Promise<readonly ClockSetting[]> => {
  const { rows } = await sql<Omit<ClockSetting, 'changedAt'> & { changedAt: Date }>`
    select c.rule, c.policy as own, c.version, coalesce(s.name, '') as "changedBy", c.changed_at as "changedAt"
    from matters.clock_setting c
    left join access.staff s on s.id = c.changed_by
    where c.community_id = ${o.communityId} ${o.rule === undefined ? sql`` : sql`and c.rule = ${o.rule}`}`.execute(tx)
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }))
}

/** Writes a setting where its version is still the one that was seen (0: never touched); false where it is not. */
export const saveClockSetting = async (
  tx: Tx,
  o: {
    communityId: CommunityId
    rule: string
    policy: ClockPolicy | null
    version: number
    by: StaffId
    at: Date
  },
): Promise<boolean> => {
  const policy = o.policy && JSON.stringify(o.policy)
  if (o.version === 0) {
    const { rows } = await sql`
      insert into matters.clock_setting (community_id, rule, policy, version, changed_by, changed_at)
      values (${o.communityId}, ${o.rule}, ${policy}::jsonb, 1, ${o.by}, ${o.at}) on conflict do nothing returning rule`.execute(
      tx,
    )
    return rows.length === 1
  }
  const { rows } = await sql`
    update matters.clock_setting
    set policy = ${policy}::jsonb, version = ${o.version + 1}::int, changed_by = ${o.by}, changed_at = ${o.at}
    where community_id = ${o.communityId} and rule = ${o.rule} and version = ${o.version} returning rule`.execute(tx)
  return rows.length === 1
}
