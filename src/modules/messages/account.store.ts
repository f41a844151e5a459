import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { ColleagueAccounts } from './contract.ts'

/** Who works in the community, technicians first, each with the accounts under which the vendors know them. */
export const accountsOf = async (
  tx: Tx,
  on: { communityId: CommunityId; staffId?: StaffId },
): Promise<ColleagueAccounts[]> => {
  const { rows } = await sql<ColleagueAccounts>`/* messages.accounts */
    select s.id as "staffId", s.name, coalesce(a.wecom, '') as wecom, coalesce(a.dingtalk, '') as dingtalk,
      coalesce(a.feishu, '') as feishu, coalesce(a.version, 0) as version
    from access.assignment w
    join access.staff s on s.id = w.staff_id and s.disabled_at is null
    left join messages.account a on a.community_id = ${on.communityId} and a.staff_id = w.staff_id
    where w.community_id = ${on.communityId} ${on.staffId ? sql`and w.staff_id = ${on.staffId}` : sql``}
    order by ('technician' = any(w.roles)) desc, s.name, s.id`.execute(tx)
  return rows
}

/** Sets the accounts of a colleague where their version is still the one that was seen (0: none yet); false where not. */
export const saveAccounts = async (
  tx: Tx,
  on: { communityId: CommunityId } & Omit<ColleagueAccounts, 'name'>,
): Promise<boolean> => {
  const values = sql`${on.wecom}, ${on.dingtalk}, ${on.feishu}`
  if (on.version === 0) {
    const { rows } = await sql`insert into messages.account (community_id, staff_id, wecom, dingtalk, feishu)
      values (${on.communityId}, ${on.staffId}, ${values}) on conflict do nothing returning staff_id`.execute(tx)
    return rows.length === 1
  }
  const { rows } =
    await sql`update messages.account set (wecom, dingtalk, feishu, version) = row(${values}, ${on.version + 1}::int)
    where community_id = ${on.communityId} and staff_id = ${on.staffId} and version = ${on.version}
    returning staff_id`.execute(tx)
  return rows.length === 1
}
