import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { CategoryRow } from './category-list.ts'
import type { Category } from './contract.ts'
import { partsInForce } from './warranty/part.store.ts'

const columns = sql`code, name, position, priority, on_site_minutes as "onSiteMinutes", on_site_hours as "onSiteHours",
  emergency_on_site_minutes as "emergencyOnSiteMinutes", finish_minutes as "finishMinutes",
  callback_class as "callbackClass", part_code as part`

/** The categories that hold in a community: its own, and the defaults it has not changed. */
export const categoriesInForce = (communityId: CommunityId): RawBuilder<Category> => sql<Category>`
  select ${columns}, retired, version from work_orders.category where community_id = ${communityId}
  union all
  select ${columns}, false, 0 from work_orders.default_category d
  where not exists (select from work_orders.category c where c.community_id = ${communityId} and c.code = d.code)`

export const categoriesOf = async (tx: Tx, o: { communityId: CommunityId; all: boolean }): Promise<Category[]> => {
  const { rows } = await sql<Category>`/* work-orders.categories */
    select * from (${categoriesInForce(o.communityId)}) c where ${o.all} or not retired
    order by retired, position, code`.execute(tx)
  return rows
}

/** The same with the names of their parts, for the export. */
export const categoryRowsOf = async (tx: Tx, o: { communityId: CommunityId; all: boolean }): Promise<CategoryRow[]> => {
  const { rows } = await sql<CategoryRow>`/* work-orders.category-rows */
    select c.*, coalesce(p.name, '') as "partName" from (${categoriesInForce(o.communityId)}) c
    left join (${partsInForce(o.communityId)}) p on p.code = c.part
    where ${o.all} or not c.retired order by c.retired, c.position, c.code`.execute(tx)
  return rows
}

export const categoryOf = async (
  tx: Tx,
  o: { communityId: CommunityId; code: string },
): Promise<Category | undefined> => {
  const { rows } = await sql<Category>`/* work-orders.category */
    select * from (${categoriesInForce(o.communityId)}) c where code = ${o.code}`.execute(tx)
  return rows[0]
}

/** Writes the community's own category where its version is still the one that was seen (0: none yet); false where not. */
export const saveCategory = async (tx: Tx, communityId: CommunityId, c: Category): Promise<boolean> => {
  const values = sql`${c.name}, ${c.position}, ${c.priority}, ${c.onSiteMinutes}, ${c.onSiteHours}, ${c.emergencyOnSiteMinutes},
    ${c.finishMinutes}, ${c.callbackClass}, ${c.part}, ${c.retired}`
  const names = sql`name, position, priority, on_site_minutes, on_site_hours, emergency_on_site_minutes,
    finish_minutes, callback_class, part_code, retired`
  if (c.version === 0) {
    const { rows } = await sql`insert into work_orders.category (community_id, code, ${names})
      values (${communityId}, ${c.code}, ${values}) on conflict do nothing returning code`.execute(tx)
    return rows.length === 1
  }
  const { rows } = await sql`update work_orders.category set (${names}, version) = row(${values}, ${c.version + 1}::int)
    where community_id = ${communityId} and code = ${c.code} and version = ${c.version} returning code`.execute(tx)
  return rows.length === 1
}
