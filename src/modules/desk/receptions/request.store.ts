import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { RequestKind } from '../words.ts'
import type { RequestDetail } from './reception.contract.ts'

export interface NewRequest {
  readonly matterId: string
  readonly kind: RequestKind
  readonly registeredAt: Date
  readonly praisedStaffId: StaffId | null
  /** As the resident said it; empty: the name of the colleague, if one is named. */
  readonly praisedName: string
}

export const insertRequest = async (tx: Tx, communityId: CommunityId, r: NewRequest): Promise<void> => {
  await sql`/* desk.insert-request */
    insert into desk.request (community_id, matter_id, kind, registered_at, praised_staff_id, praised_name)
    select ${communityId}, ${r.matterId}, ${r.kind}, ${r.registeredAt}, ${r.praisedStaffId},
      coalesce(nullif(${r.praisedName}, ''), (select s.name from access.staff s where s.id = ${r.praisedStaffId}), '')
    returning matter_id`.execute(tx)
}

export const saveSettled = async (
  tx: Tx,
  o: {
    communityId: CommunityId
    matterId: string
    answer: string
    adopted: boolean | null
    at: Date
    by: StaffId | null
  },
): Promise<void> => {
  await sql`/* desk.settle-request */
    update desk.request set answer = ${o.answer}, adopted = case when kind = 'suggestion' then ${o.adopted}::boolean end,
      settled_at = ${o.at}, settled_by = ${o.by}
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

export const requestOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<RequestDetail['request'] | undefined> => {
  const { rows } = await sql<
    Omit<RequestDetail['request'], 'settledAt'> & { settledAt: Date | null }
  >`/* desk.request */
    select r.kind, r.answer, r.settled_at as "settledAt", coalesce(s.name, '') as "settledBy", r.adopted,
      r.praised_staff_id as "praisedStaffId", r.praised_name as "praisedName"
    from desk.request r left join access.staff s on s.id = r.settled_by
    where r.community_id = ${o.communityId} and r.matter_id = ${o.matterId}`.execute(tx)
  const row = rows[0]
  return row && { ...row, settledAt: row.settledAt?.toISOString() ?? null }
}
