import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { type MatterId, masked } from '../../matters/index.ts'
import { callbackColumns, callbackRowOf, type StoredCallback } from '../lists/list.store.ts'
import type { CallbackClass, Satisfaction, Verdict } from '../words.ts'
import type { SampleItem, SampleRow } from './sample.contract.ts'

/** A month as it is stored: its first day, and the instants at which it begins and ends. */
export interface MonthOfCommunity {
  readonly communityId: CommunityId
  /** `2026-04-01` */
  readonly month: string
}

interface Instants {
  readonly from: Date
  readonly until: Date
}

export interface Pooled {
  readonly matterId: MatterId
  readonly number: string
  readonly class: CallbackClass
}

/** Every callback recorded in the month: what the sample is drawn from. A record is final, so the pool stays as it is. */
export const poolOf = async (tx: Tx, o: { communityId: CommunityId } & Instants): Promise<readonly Pooled[]> => {
  const { rows } = await sql<Pooled>`/* callbacks.pool */
    select k.matter_id as "matterId", m.number, k.class
    from callbacks.callback k
    join matters.matter m on m.community_id = ${o.communityId} and m.id = k.matter_id
    where k.community_id = ${o.communityId} and k.recorded_at >= ${o.from} and k.recorded_at < ${o.until}
    order by m.number`.execute(tx)
  return rows
}

export interface NewSample extends MonthOfCommunity {
  readonly seed: string
  readonly percent: number
  readonly least: number
  readonly pool: number
  readonly drawnAt: Date
  readonly drawnBy: StaffId | null
  readonly items: readonly { readonly matterId: MatterId; readonly key: string; readonly must: boolean }[]
}

/** Writes a sample with its items in one statement; false where the month has one already. */
export const insertSample = async (tx: Tx, s: NewSample): Promise<boolean> => {
  const items = s.items.map((item, at) => ({
    ...{ matter_id: item.matterId, position: at + 1, draw_key: item.key, must: item.must },
  }))
  const { rows } = await sql`/* callbacks.insert-sample */
    with drawn as (
      insert into callbacks.sample (community_id, month, seed, percent, least, pool, drawn_at, drawn_by)
      values (${s.communityId}, ${s.month}, ${s.seed}, ${s.percent}, ${s.least}, ${s.pool}, ${s.drawnAt}, ${s.drawnBy})
      on conflict (community_id, month) do nothing
      returning month
    )
    insert into callbacks.sample_item (community_id, month, matter_id, position, draw_key, must)
    select ${s.communityId}::uuid, d.month, i.matter_id, i.position, i.draw_key, i.must
    from drawn d, jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i (matter_id uuid, position int, draw_key text, must boolean)
    returning matter_id`.execute(tx)
  return rows.length > 0
}

type StoredSample = Omit<SampleRow, 'drawnAt'> & {
  readonly drawnAt: Date
  readonly seed: string
  readonly percent: number
  readonly least: number
}

/** The samples drawn so far, the latest first; or that of one month. */
export const samplesOf = async (
  tx: Tx,
  o: { communityId: CommunityId; month?: string },
): Promise<readonly (SampleRow & Pick<StoredSample, 'seed' | 'percent' | 'least'>)[]> => {
  const month = o.month === undefined ? sql`` : sql`and s.month = ${o.month}`
  const { rows } = await sql<StoredSample>`/* callbacks.samples */
    select to_char(s.month, 'YYYY-MM') as month, s.drawn_at as "drawnAt", coalesce(p.name, '系统') as "drawnBy", s.pool, s.seed,
      s.percent, s.least, i.size, i.checked, i.agrees, i.differs, i.unreached
    from callbacks.sample s
    left join access.staff p on p.id = s.drawn_by
    cross join lateral (
      select count(*)::int as size, count(i.verdict)::int as checked, count(*) filter (where i.verdict = 'agrees')::int as agrees,
        count(*) filter (where i.verdict = 'differs')::int as differs, count(*) filter (where i.verdict = 'unreached')::int as unreached
      from callbacks.sample_item i where i.community_id = ${o.communityId} and i.month = s.month
    ) i
    where s.community_id = ${o.communityId} ${month}
    order by s.month desc limit 120`.execute(tx)
  return rows.map((row) => ({ ...row, drawnAt: row.drawnAt.toISOString() }))
}

interface StoredItem extends StoredCallback {
  readonly position: number
  readonly draw_key: string
  readonly must: boolean
  readonly verdict: Verdict | null
  readonly second_satisfaction: Satisfaction | null
  readonly differs: string
  readonly note: string
  readonly checked_at: Date | null
  readonly checked_by: string | null
  readonly second_rectification: SampleItem['secondRectification']
  readonly item_version: number
}

/** The items of a sample in the order of their keys. Whoever samples sees the whole phone of what is not checked yet. */
export const itemsOf = async (
  tx: Tx,
  o: MonthOfCommunity & { now: Date; wholePhones: boolean },
): Promise<SampleItem[]> => {
  const { communityId } = o
  const { rows } = await sql<StoredItem>`/* callbacks.sample-items */
    select ${callbackColumns(o)}, i.position, i.draw_key, i.must, i.verdict, i.satisfaction as second_satisfaction, i.differs, i.note,
      i.checked_at, i.version as item_version,
      (select s.name from access.staff s where s.id = i.checked_by) as checked_by,
      (select jsonb_build_object('id', n.id, 'number', n.number) from matters.matter n
        where n.community_id = ${communityId} and n.id = i.rectification_id) as second_rectification
    from callbacks.sample_item i
    join callbacks.callback k on k.community_id = ${communityId} and k.matter_id = i.matter_id
    join matters.matter m on m.community_id = ${communityId} and m.id = i.matter_id
    where i.community_id = ${communityId} and i.month = ${o.month}
    order by i.position`.execute(tx)
  return rows.map((row) => ({
    ...callbackRowOf(row),
    phone: o.wholePhones && row.verdict === null ? row.caller_phone : masked(row.caller_phone),
    position: row.position,
    drawKey: row.draw_key,
    must: row.must,
    verdict: row.verdict,
    secondSatisfaction: row.second_satisfaction,
    differs: row.differs,
    note: row.note,
    checkedAt: row.checked_at?.toISOString() ?? null,
    checkedBy: row.checked_by ?? '',
    secondRectification: row.second_rectification,
    itemVersion: row.item_version,
  }))
}

export interface LockedItem {
  readonly matterId: MatterId
  readonly number: string
  readonly title: string
  readonly houseId: string | null
  readonly aboutMatterId: MatterId | null
  readonly aboutKind: string | null
  readonly aboutTitle: string | null
  readonly recordedBy: StaffId
  readonly version: number
  readonly verdict: Verdict | null
  readonly satisfaction: Satisfaction | null
  readonly differs: string
  readonly note: string
}

/** Holds one item of a sample; undefined where the sample has none of that id. */
export const lockItem = async (tx: Tx, o: MonthOfCommunity & { matterId: string }): Promise<LockedItem | undefined> => {
  const { communityId } = o
  await sql`/* callbacks.lock-item */ select 1 from callbacks.sample_item
    where community_id = ${communityId} and month = ${o.month} and matter_id = ${o.matterId} for update`.execute(tx)
  const { rows } = await sql<LockedItem>`/* callbacks.locked-item */
    select i.matter_id as "matterId", m.number, m.title, m.house_id as "houseId", k.about_matter_id as "aboutMatterId",
      a.kind as "aboutKind", a.title as "aboutTitle", k.recorded_by as "recordedBy", i.version, i.verdict, i.satisfaction,
      i.differs, i.note
    from callbacks.sample_item i
    join callbacks.callback k on k.community_id = ${communityId} and k.matter_id = i.matter_id
    join matters.matter m on m.community_id = ${communityId} and m.id = i.matter_id
    left join matters.matter a on a.community_id = ${communityId} and a.id = k.about_matter_id
    where i.community_id = ${communityId} and i.month = ${o.month} and i.matter_id = ${o.matterId}`.execute(tx)
  return rows[0]
}

export interface CheckedItem extends MonthOfCommunity {
  readonly matterId: MatterId
  readonly verdict: Verdict
  readonly satisfaction: Satisfaction | null
  readonly differs: string
  readonly note: string
  readonly rectificationId: MatterId | null
  readonly at: Date
  readonly by: StaffId
}

export const saveChecked = async (tx: Tx, c: CheckedItem): Promise<void> => {
  await sql`/* callbacks.check-item */
    update callbacks.sample_item set verdict = ${c.verdict}, satisfaction = ${c.satisfaction}, differs = ${c.differs}, note = ${c.note},
      rectification_id = coalesce(${c.rectificationId}::uuid, rectification_id), checked_at = ${c.at}, checked_by = ${c.by}, version = version + 1
    where community_id = ${c.communityId} and month = ${c.month} and matter_id = ${c.matterId}`.execute(tx)
}

/** Communities with callbacks recorded in the month and no sample of it yet; run as maintenance. */
export const communitiesToSample = async (tx: Tx, o: { month: string } & Instants): Promise<readonly CommunityId[]> => {
  const { rows } = await sql<{ communityId: CommunityId }>`
    select distinct k.community_id as "communityId" from callbacks.callback k
    where k.recorded_at >= ${o.from} and k.recorded_at < ${o.until}
      and not exists (select from callbacks.sample s where s.community_id = k.community_id and s.month = ${o.month})`.execute(
    tx,
  )
  return rows.map(({ communityId }) => communityId)
}
