import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId, UseChange, UseManner, UseStatus } from './contract.ts'
import { useMannerNames, useStatusNames } from './words.ts'

export interface NewUseChange {
  readonly communityId: CommunityId
  readonly houseId: HouseId
  readonly on: BusinessDate
  readonly from: UseStatus
  readonly to: UseStatus
  readonly manner: UseManner
  readonly note: string
  readonly recordedAt: Date
  readonly recordedBy: StaffId
}

export const addUseChange = async (tx: Tx, c: NewUseChange): Promise<void> => {
  await sql`insert into estate.house_use_change (community_id, house_id, changed_on, from_use, to_use, manner, note,
      recorded_at, recorded_by)
    values (${c.communityId}, ${c.houseId}, ${c.on}, ${c.from}, ${c.to}, ${c.manner}, ${c.note}, ${c.recordedAt},
      ${c.recordedBy})`.execute(tx)
}

/** The changes of use of a house, the newest first. */
export const useChangesOf = async (
  tx: Tx,
  on: { communityId: CommunityId; houseId: HouseId },
): Promise<UseChange[]> => {
  const { rows } = await sql<Omit<UseChange, 'recordedAt'> & { recordedAt: Date }>`/* estate.use-changes */
    select u.id, u.changed_on as "on", u.from_use as "from", u.to_use as "to", u.manner, u.note,
      u.recorded_at as "recordedAt", coalesce(s.name, '') as "recordedBy"
    from estate.house_use_change u left join access.staff s on s.id = u.recorded_by
    where u.community_id = ${on.communityId} and u.house_id = ${on.houseId}
    order by u.changed_on desc, u.recorded_at desc`.execute(tx)
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}

/** The changes of use as the household's timeline tells them. */
export const useChangeTimeline = (on: { communityId: CommunityId; houseId: string; before: Date; limit: number }) =>
  sql`select u.id, u.at, 'use-change' as kind,
      '用途变更：' || coalesce(${NAMES}::jsonb ->> u.from_use, u.from_use) || ' → ' || coalesce(${NAMES}::jsonb ->> u.to_use, u.to_use) as title,
      concat_ws('；', coalesce(${MANNERS}::jsonb ->> u.manner, u.manner), nullif(u.note, '')) as detail,
      coalesce(s.name, '') as actor
    from (select c.*, (c.changed_on::timestamp at time zone 'Asia/Shanghai') as at from estate.house_use_change c
      where c.community_id = ${on.communityId} and c.house_id = ${on.houseId}) u
    left join access.staff s on s.id = u.recorded_by
    where u.at < ${on.before}
    order by u.at desc limit ${on.limit}`

const NAMES = JSON.stringify(useStatusNames)
const MANNERS = JSON.stringify(useMannerNames)
