import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '../../../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { DateRange } from '../../../kernel/periods.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import { atMost, keysetOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId } from '../../estate/contract.ts'
import { houseName } from '../../estate/contract.ts'
import { periodInChinese, rangeText } from '../period.ts'
import { refuse } from '../refusals.ts'
import type { HolderInput, listTitles, Title, TitleForm, TitleId, TitleManner } from './contract.ts'

interface OneTitle {
  readonly communityId: CommunityId
  readonly titleId: TitleId
}
interface TitleFacts {
  readonly during: DateRange
  readonly form: TitleForm
  readonly manner: TitleManner
  readonly holders: readonly HolderInput[]
  readonly certificateNumber: string
  readonly note: string
}
type Row = Omit<Title, 'recordedAt' | 'house'> & {
  readonly recordedAt: Date
  readonly house: Omit<Title['house'], 'name'> & { building: string; entrance: string | null; number: string }
}

type Asked = InputOf<typeof listTitles>
export type TitleFilter = Omit<Asked, 'after' | 'limit'> & Partial<Pick<Asked, 'after' | 'limit'>>

/** The title register, usually the newest first by the day a title began: a page of it, or all for an export. */
export const titlesQuery = (filter: TitleFilter): RawBuilder<Row> => {
  const { communityId, sort, after } = filter
  const { order, beyond } = keysetOf({
    orders: { from: sql`t.begins_on`, house: sql`h.sort_key` },
    ...{ sort, id: sql`t.id`, after },
    row: (id) => sql`${FROM_TITLE} where t.community_id = ${communityId} and t.id = ${id}`,
  })
  return sql<Row>`/* households.titles */ select ${TITLE} ${FROM_TITLE}
    where ${sql.join([...conditionsOf(filter), ...beyond], sql` and `)} order by ${order} ${atMost(filter.limit)}`
}

export const titlesOf = async (tx: Tx, filter: TitleFilter): Promise<Title[]> =>
  (await titlesQuery(filter).execute(tx)).rows.map(titleOf)

export const titleById = async (tx: Tx, on: OneTitle): Promise<Title | undefined> => {
  const { rows } = await sql<Row>`/* households.title */ select ${TITLE} ${FROM_TITLE}
    where t.community_id = ${on.communityId} and t.id = ${on.titleId}`.execute(tx)
  return rows[0] && titleOf(rows[0])
}

/** As `titleById`, and nobody else changes it until this transaction ends. */
export const lockTitle = async (tx: Tx, on: OneTitle): Promise<Title | undefined> => {
  await sql`select from households.title t where t.community_id = ${on.communityId} and t.id = ${on.titleId}
    for no key update`.execute(tx)
  return titleById(tx, on)
}

/**
 * Adds a title, or answers undefined where the database refuses it because another one covers a day of it: the
 * exclusion constraint decides, however many try at once.
 */
export const addTitle = async (
  tx: Tx,
  on: { communityId: CommunityId; houseId: HouseId; facts: TitleFacts; recordedAt: Date; recordedBy: StaffId },
): Promise<TitleId | undefined> => {
  const f = on.facts
  const { rows } = await sql<{ id: TitleId }>`insert into households.title
      (community_id, house_id, during, form, manner, certificate_number, note, recorded_at, recorded_by)
    values (${on.communityId}, ${on.houseId}, ${rangeText(f.during)}::daterange, ${f.form}, ${f.manner},
      ${f.certificateNumber}, ${f.note}, ${on.recordedAt}, ${on.recordedBy})
    on conflict on constraint title_no_overlap do nothing returning id`.execute(tx)
  const titleId = rows[0]?.id
  if (titleId !== undefined) await replaceHolders(tx, { communityId: on.communityId, titleId, holders: f.holders })
  return titleId
}

/** @throws households.title-overlap where the corrected period meets another title's. */
export const saveTitle = async (tx: Tx, on: OneTitle & { houseName: string; facts: TitleFacts }): Promise<void> => {
  const f = on.facts
  const saved = sql`update households.title set during = ${rangeText(f.during)}::daterange, form = ${f.form},
      manner = ${f.manner}, certificate_number = ${f.certificateNumber}, note = ${f.note}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.titleId}`.execute(tx)
  await onConstraint(saved, {
    title_no_overlap: () =>
      refuse('title-overlap', { house: on.houseName, who: '', period: periodInChinese(f.during) }),
  })
  await replaceHolders(tx, { communityId: on.communityId, titleId: on.titleId, holders: f.holders })
}

/** Ends a title on a day: that day is the first it no longer holds. */
export const closeTitle = async (tx: Tx, on: OneTitle & { during: DateRange; note: string }): Promise<void> => {
  await sql`update households.title set during = ${rangeText(on.during)}::daterange, note = ${on.note}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.titleId}`.execute(tx)
}

/** The first title of a house that has a day in common with a period. */
export const titleWithin = async (
  tx: Tx,
  on: { communityId: CommunityId; houseId: HouseId; during: DateRange },
): Promise<Title | undefined> => {
  const { rows } = await sql<Row>`select ${TITLE} ${FROM_TITLE}
    where t.community_id = ${on.communityId} and t.house_id = ${on.houseId}
      and t.during && ${rangeText(on.during)}::daterange
    order by t.begins_on limit 1`.execute(tx)
  return rows[0] && titleOf(rows[0])
}

const replaceHolders = async (tx: Tx, on: OneTitle & { holders: readonly HolderInput[] }): Promise<void> => {
  const rows = on.holders.map(({ partyId, share }, position) => ({
    party_id: partyId,
    share_numerator: share?.numerator ?? null,
    share_denominator: share?.denominator ?? null,
    position,
  }))
  await sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g (party_id uuid, share_numerator int, share_denominator int, position int)
    ), gone as (
      delete from households.title_holder w where w.community_id = ${on.communityId} and w.title_id = ${on.titleId}
        and w.party_id not in (select g.party_id from given g)
      returning w.party_id
    )
    insert into households.title_holder (community_id, title_id, party_id, share_numerator, share_denominator, position)
    select ${on.communityId}::uuid, ${on.titleId}::uuid, g.party_id, g.share_numerator, g.share_denominator, g.position
    from given g
    on conflict (community_id, title_id, party_id) do update set share_numerator = excluded.share_numerator,
      share_denominator = excluded.share_denominator, position = excluded.position
    returning party_id`.execute(tx)
}

const conditionsOf = (f: TitleFilter): RawBuilder<unknown>[] => [
  sql`t.community_id = ${f.communityId}`,
  ...(f.houseId === undefined ? [] : [sql`t.house_id = ${f.houseId}`]),
  ...(f.manner === undefined ? [] : [sql`t.manner = ${f.manner}`]),
  ...(f.from === undefined ? [] : [sql`t.begins_on >= ${f.from}`]),
  ...(f.until === undefined ? [] : [sql`t.begins_on < ${f.until}`]),
  ...(f.on === undefined ? [] : [sql`t.begins_on <= ${f.on} and (t.ends_on is null or t.ends_on > ${f.on})`]),
  ...(f.q
    ? [
        sql`(starts_with(h.spelling, ${f.q}) or exists (select from households.title_holder w
    join households.party q on q.community_id = w.community_id and q.id = w.party_id
    where w.community_id = t.community_id and w.title_id = t.id and starts_with(q.name, ${f.q})))`,
      ]
    : []),
]

export const titleOf = ({ recordedAt, house, ...row }: Row): Title => {
  const { building, entrance, number, ...facts } = house
  return { ...row, house: { ...facts, name: houseName(house) }, recordedAt: recordedAt.toISOString() }
}

const TITLE = sql`t.id, t.begins_on as "from", t.ends_on as "until", t.form, t.manner,
  t.certificate_number as "certificateNumber", t.note, t.recorded_at as "recordedAt", coalesce(s.name, '') as "recordedBy",
  t.version,
  jsonb_build_object('id', h.id, 'spelling', h.spelling, 'building', b.code, 'entrance', e.code, 'number', h.number,
    'kind', h.kind, 'layout', h.layout, 'builtArea', trim_scale(h.built_area)::text,
    'usableArea', trim_scale(h.usable_area)::text, 'landArea', trim_scale(h.land_area)::text, 'useStatus', h.use_status,
    'attachedFacilities', h.attached_facilities, 'garageUse', h.garage_use, 'note', h.note) as house,
  coalesce((select jsonb_agg(jsonb_build_object('partyId', q.id, 'name', q.name, 'share',
      case when w.share_numerator is not null then
        jsonb_build_object('numerator', w.share_numerator, 'denominator', w.share_denominator) end)
      order by w.position, q.name)
    from households.title_holder w join households.party q on q.community_id = w.community_id and q.id = w.party_id
    where w.community_id = t.community_id and w.title_id = t.id), '[]') as holders`

const FROM_TITLE = sql`from households.title t
  join estate.house h on h.community_id = t.community_id and h.id = t.house_id
  join estate.building b on b.community_id = h.community_id and b.id = h.building_id
  left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id
  left join access.staff s on s.id = t.recorded_by`
