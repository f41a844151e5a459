import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { Part, WarrantySetting } from './contract.ts'

/** Where a community has set nothing of its own. */
export const usualSetting: WarrantySetting = {
  terms: 'regulation',
  countedFrom: 'later',
  heatingFrom: '11-15',
  heatingUntil: '03-15',
  coolingFrom: '06-01',
  coolingUntil: '09-30',
  version: 0,
}

const byTwoBooks = (communityId: CommunityId) => sql`exists (select from work_orders.warranty_setting s
  where s.community_id = ${communityId} and s.terms = 'two-books')`

/** The parts that hold in a community: its own, and the defaults it has not changed, by the periods it has chosen. */
export const partsInForce = (communityId: CommunityId): RawBuilder<Part> => sql<Part>`
  select code, name, position, term_amount as "termAmount", term_unit as "termUnit", retired, version
  from work_orders.part where community_id = ${communityId}
  union all
  select code, name, position,
    case when two_books_amount is not null and ${byTwoBooks(communityId)} then two_books_amount else regulation_amount end,
    case when two_books_unit is not null and ${byTwoBooks(communityId)} then two_books_unit else regulation_unit end,
    false, 0
  from work_orders.default_part d
  where not exists (select from work_orders.part p where p.community_id = ${communityId} and p.code = d.code)`

export const partsOf = async (tx: Tx, o: { communityId: CommunityId; all: boolean }): Promise<Part[]> => {
  const { rows } = await sql<Part>`/* work-orders.parts */
    select * from (${partsInForce(o.communityId)}) p where ${o.all} or not retired order by retired, position, code`.execute(
    tx,
  )
  return rows
}

export const partOf = async (tx: Tx, o: { communityId: CommunityId; code: string }): Promise<Part | undefined> => {
  const { rows } = await sql<Part>`/* work-orders.part */
    select * from (${partsInForce(o.communityId)}) p where code = ${o.code}`.execute(tx)
  return rows[0]
}

/** Writes the community's own part where its version is still the one that was seen (0: none yet); false where not. */
export const savePart = async (tx: Tx, communityId: CommunityId, p: Part): Promise<boolean> => {
  const values = sql`${p.name}, ${p.position}, ${p.termAmount}, ${p.termUnit}, ${p.retired}`
  const names = sql`name, position, term_amount, term_unit, retired`
  if (p.version === 0) {
    const { rows } = await sql`insert into work_orders.part (community_id, code, ${names})
      values (${communityId}, ${p.code}, ${values}) on conflict do nothing returning code`.execute(tx)
    return rows.length === 1
  }
  const { rows } = await sql`update work_orders.part set (${names}, version) = row(${values}, ${p.version + 1}::int)
    where community_id = ${communityId} and code = ${p.code} and version = ${p.version} returning code`.execute(tx)
  return rows.length === 1
}

export const settingColumns = sql`terms, counted_from as "countedFrom", heating_from as "heatingFrom", heating_until as "heatingUntil",
  cooling_from as "coolingFrom", cooling_until as "coolingUntil", version`

export const settingOf = async (tx: Tx, communityId: CommunityId): Promise<WarrantySetting> => {
  const { rows } = await sql<WarrantySetting>`/* work-orders.warranty-setting */
    select ${settingColumns} from work_orders.warranty_setting where community_id = ${communityId}`.execute(tx)
  return rows[0] ?? usualSetting
}

/** Writes the setting where its version is still the one that was seen (0: none yet); false where not. */
export const saveSetting = async (tx: Tx, communityId: CommunityId, s: WarrantySetting): Promise<boolean> => {
  const values = sql`${s.terms}, ${s.countedFrom}, ${s.heatingFrom}, ${s.heatingUntil}, ${s.coolingFrom}, ${s.coolingUntil}`
  const names = sql`terms, counted_from, heating_from, heating_until, cooling_from, cooling_until`
  if (s.version === 0) {
    const { rows } = await sql`insert into work_orders.warranty_setting (community_id, ${names})
      values (${communityId}, ${values}) on conflict do nothing returning version`.execute(tx)
    return rows.length === 1
  }
  const { rows } =
    await sql`update work_orders.warranty_setting set (${names}, version) = row(${values}, ${s.version + 1}::int)
    where community_id = ${communityId} and version = ${s.version} returning version`.execute(tx)
  return rows.length === 1
}
