import { type RawBuilder, sql } from 'kysely'
import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { categoriesInForce } from './category.store.ts'
import type { Category, Part, RepairToLog, WarrantyDecision, WarrantySetting } from './contract.ts'
import { refuse } from './refusals.ts'
import { partsInForce, settingColumns, usualSetting } from './warranty/part.store.ts'
import { decideWarranty, type PlaceDates } from './warranty/warranty.rules.ts'

/** What must be known to take down a repair: its category, the part it is about, the dates of its place. */
export interface Intake {
  readonly category: Category
  readonly part: Part | null
  readonly dates: PlaceDates
  readonly setting: WarrantySetting
}

export interface IntakeAsked {
  readonly communityId: CommunityId
  readonly category: string
  /** Left out: as the category says; null: no part at all. */
  readonly part?: string | null | undefined
  readonly place: RepairToLog['place']
  /** A rework stays in the category of the first order, though that is offered no more. */
  readonly evenRetired?: true
}

/** All of it in one statement; refuses a category or a part that the community does not have. */
export const intakeOf = async (tx: Tx, asked: IntakeAsked): Promise<Intake> => {
  const { communityId, category, part } = asked
  const code = part === undefined ? sql`c.part` : sql`${part}::text`
  const { rows } = await sql<{
    category: Category
    part: Part | null
    setting: WarrantySetting | null
    dates: PlaceDates | null
  }>`/* work-orders.intake */
    select to_jsonb(c) as category,
      (select to_jsonb(p) from (${partsInForce(communityId)}) p where p.code = ${code}) as part,
      (select to_jsonb(s) from (select ${settingColumns} from work_orders.warranty_setting where community_id = ${communityId}) s) as setting,
      ${datesOf(communityId, asked.place)} as dates
    from (${categoriesInForce(communityId)}) c where c.code = ${category} and (${asked.evenRetired ?? false} or not c.retired)`.execute(
    tx,
  )
  const row = rows[0]
  if (!row) throw refuse('no-such-category', { code: category })
  if (typeof part === 'string' && row.part === null) throw refuse('no-such-part', { code: part })
  return { ...row, setting: row.setting ?? usualSetting, dates: row.dates ?? unknownDates }
}

const unknownDates: PlaceDates = { completedOn: null, deliveredOn: null, undelivered: false }

/** A house counts from its own delivery, else from that of its building; common parts from the building's. */
const datesOf = (communityId: CommunityId, place: RepairToLog['place']): RawBuilder<PlaceDates | null> => {
  const ofBuilding = sql`jsonb_build_object('completedOn', b.completed_on, 'deliveredOn', b.delivered_on, 'undelivered', false)`
  switch (place.kind) {
    case 'house':
      return sql`(select jsonb_build_object('completedOn', b.completed_on,
          'deliveredOn', coalesce(h.delivered_on, case when h.occupancy not in ('unsold', 'undelivered') then b.delivered_on end),
          'undelivered', h.delivered_on is null and h.occupancy in ('unsold', 'undelivered'))
        from estate.house h join estate.building b on b.community_id = h.community_id and b.id = h.building_id
        where h.community_id = ${communityId} and h.id = ${place.id})`
    case 'public-area':
      return sql`(select ${ofBuilding} from estate.public_area a
        join estate.building b on b.community_id = a.community_id and b.id = a.building_id
        where a.community_id = ${communityId} and a.id = ${place.id})`
    case 'facility':
      return sql`(select ${ofBuilding} from estate.facility f
        left join estate.public_area a on a.community_id = f.community_id and a.id = f.public_area_id
        join estate.building b on b.community_id = f.community_id and b.id = coalesce(f.building_id, a.building_id)
        where f.community_id = ${communityId} and f.id = ${place.id})`
    case 'space':
    case 'none':
      return sql`null::jsonb`
  }
}

/** The warranty of what is reported, as it stands today. */
export const warrantyOf = ({ part, dates, setting }: Intake, today: BusinessDate): WarrantyDecision => ({
  part: part?.code ?? null,
  partName: part?.name ?? '',
  completedOn: dates.completedOn,
  deliveredOn: dates.deliveredOn,
  ...decideWarranty({
    part: part && { code: part.code, name: part.name, term: { amount: part.termAmount, unit: part.termUnit } },
    dates,
    countedFrom: setting.countedFrom,
    seasons: {
      heating: { from: setting.heatingFrom, until: setting.heatingUntil },
      cooling: { from: setting.coolingFrom, until: setting.coolingUntil },
    },
    today,
  }),
})
