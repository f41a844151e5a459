import { type RawBuilder, sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { refuse } from './refusals.ts'
import type { Asks, ViewId } from './saved-view.contract.ts'

export interface StoredView {
  readonly id: ViewId
  readonly ownerId: StaffId
  readonly ownerName: string
  readonly name: string
  readonly shared: boolean
  readonly asks: Asks
  readonly version: number
  readonly deletedAt: Date | null
}

const viewColumns = sql`v.id, v.owner_id as "ownerId", v.name, v.shared, v.asks, v.version, v.deleted_at as "deletedAt",
  (select s.name from access.staff s where s.id = v.owner_id) as "ownerName"`

/** A person's own, then those of the community, each by name. */
export const viewsFor = async (tx: Tx, o: { communityId: CommunityId; staffId: StaffId }): Promise<StoredView[]> => {
  const { rows } = await sql<StoredView>`/* matters.views */
    select ${viewColumns} from matters.saved_view v
    where v.community_id = ${o.communityId} and v.deleted_at is null and (v.shared or v.owner_id = ${o.staffId})
    order by v.shared, v.name, v.id`.execute(tx)
  return rows
}

/** The view that the page opens with for a person; null where none was chosen or it is gone. */
export const defaultViewOf = async (
  tx: Tx,
  o: { communityId: CommunityId; staffId: StaffId },
): Promise<ViewId | null> => {
  const { rows } = await sql<{ id: ViewId }>`/* matters.default-view */
    select v.id from matters.default_view d
    join matters.saved_view v on v.community_id = ${o.communityId} and v.id = d.view_id
    where d.community_id = ${o.communityId} and d.staff_id = ${o.staffId} and v.deleted_at is null
      and (v.shared or v.owner_id = ${o.staffId})`.execute(tx)
  return rows[0]?.id ?? null
}

export const setDefault = async (
  tx: Tx,
  o: { communityId: CommunityId; staffId: StaffId; viewId: ViewId | null },
): Promise<void> => {
  const { communityId, staffId, viewId } = o
  if (viewId === null) {
    await sql`delete from matters.default_view where community_id = ${communityId} and staff_id = ${staffId}`.execute(
      tx,
    )
    return
  }
  await sql`
    insert into matters.default_view (community_id, staff_id, view_id) values (${communityId}, ${staffId}, ${viewId})
    on conflict (community_id, staff_id) do update set view_id = excluded.view_id`.execute(tx)
}

/** Holds a view until this transaction ends, also a deleted one; undefined where the community has none of that id. */
export const lockView = async (
  tx: Tx,
  o: { communityId: CommunityId; viewId: ViewId },
): Promise<StoredView | undefined> => {
  const { rows } = await sql<StoredView>`/* matters.lock-view */
    select ${viewColumns} from matters.saved_view v
    where v.community_id = ${o.communityId} and v.id = ${o.viewId} for update of v`.execute(tx)
  return rows[0]
}

interface Written {
  readonly communityId: CommunityId
  readonly by: StaffId
  readonly at: Date
}

export const insertView = (tx: Tx, o: Written & Pick<StoredView, 'id' | 'name' | 'shared' | 'asks'>): Promise<void> =>
  named(
    o.name,
    sql`
    insert into matters.saved_view (community_id, id, owner_id, name, shared, asks, version, changed_by, changed_at)
    values (${o.communityId}, ${o.id}, ${o.by}, ${o.name}, ${o.shared}, ${JSON.stringify(o.asks)}::jsonb, 1, ${o.by}, ${o.at})`,
    tx,
  )

/** Writes a view that is held. */
export const updateView = (tx: Tx, o: Written & Omit<StoredView, 'ownerId' | 'ownerName'>): Promise<void> =>
  named(
    o.name,
    sql`
    update matters.saved_view
    set name = ${o.name}, shared = ${o.shared}, asks = ${JSON.stringify(o.asks)}::jsonb, version = ${o.version},
      deleted_at = ${o.deletedAt}, changed_by = ${o.by}, changed_at = ${o.at}
    where community_id = ${o.communityId} and id = ${o.id}`,
    tx,
  )

const named = async (name: string, statement: RawBuilder<unknown>, tx: Tx): Promise<void> => {
  const taken = (): Refusal => refuse('view-name-taken', { name })
  await onConstraint(statement.execute(tx), { saved_view_own_name: taken, saved_view_shared_name: taken })
}
