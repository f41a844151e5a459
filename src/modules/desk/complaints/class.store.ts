import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { ComplaintClass } from './complaint.contract.ts'

const columns = sql`code, name, position, department, repeat_days as "repeatDays"`

const effective = (communityId: CommunityId): RawBuilder<ComplaintClass> => sql<ComplaintClass>`
  select ${columns}, version from desk.complaint_class where community_id = ${communityId}
  union all
  select ${columns}, 0 from desk.default_complaint_class d
  where not exists (select from desk.complaint_class c where c.community_id = ${communityId} and c.code = d.code)`

/** The classes that hold in a community: its own, and the defaults it has not changed. */
export const classesOf = async (tx: Tx, communityId: CommunityId): Promise<ComplaintClass[]> => {
  const { rows } = await sql<ComplaintClass>`/* desk.complaint-classes */
    select * from (${effective(communityId)}) c order by position, code`.execute(tx)
  return rows
}

export const classOf = async (
  tx: Tx,
  o: { communityId: CommunityId; code: string },
): Promise<ComplaintClass | undefined> => {
  const { rows } = await sql<ComplaintClass>`/* desk.complaint-class */
    select * from (${effective(o.communityId)}) c where code = ${o.code}`.execute(tx)
  return rows[0]
}

/** Writes the community's own class where its version is still the one that was seen (0: none yet); false where not. */
export const saveClass = async (tx: Tx, communityId: CommunityId, c: ComplaintClass): Promise<boolean> => {
  if (c.version === 0) {
    const { rows } =
      await sql`insert into desk.complaint_class (community_id, code, name, position, department, repeat_days)
      values (${communityId}, ${c.code}, ${c.name}, ${c.position}, ${c.department}, ${c.repeatDays})
      on conflict do nothing returning code`.execute(tx)
    return rows.length === 1
  }
  const { rows } = await sql`update desk.complaint_class set name = ${c.name}, position = ${c.position},
      department = ${c.department}, repeat_days = ${c.repeatDays}, version = ${c.version + 1}
    where community_id = ${communityId} and code = ${c.code} and version = ${c.version} returning code`.execute(tx)
  return rows.length === 1
}
