import { type RawBuilder, sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { CardPanel, TimelineSource } from '../../../platform/app/define-module.ts'
import { compiledOnce } from '../../../platform/database/compile-once.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId } from '../../estate/contract.ts'
import type { CardRow } from './tell-card.rules.ts'
import { FAR, timelineSql } from './timeline.store.ts'

export interface CardQuestion {
  readonly communityId: CommunityId
  readonly houseId: HouseId
  readonly now: Date
  readonly today: BusinessDate
  readonly panels: readonly CardPanel[]
  readonly timelines: readonly TimelineSource[]
}

/**
 * The whole card, with the panels and the timeline of every module, in one statement. `slots` is what the panels and
 * timelines come from: of the same slots and ids the statement is the same.
 */
export const cardOf = async (tx: Tx, slots: object, on: CardQuestion): Promise<CardRow | undefined> => {
  const key = [...on.panels, '|', ...on.timelines].map((one) => (typeof one === 'string' ? one : one.id)).join()
  const { rows } = await tx.executeQuery(cardStatement(tx, { scope: slots, key, question: on, other: another(on) }))
  return rows[0]
}

const another = (on: CardQuestion): CardQuestion => ({
  ...on,
  communityId: '00000000-0000-4000-8000-00000000000a' as CommunityId,
  houseId: '00000000-0000-4000-8000-00000000000b' as HouseId,
  now: new Date(0),
  today: '1970-01-01' as BusinessDate,
})

export const cardQuery = (on: CardQuestion): RawBuilder<CardRow> => {
  const { communityId, houseId, today } = on
  const panels = on.panels.map((panel) => sql`(${panel.sql(on)})`)
  return sql<CardRow>`/* households.card */ select ${HOUSE} as house,
      (select jsonb_build_object('id', t.id, 'form', t.form, 'manner', t.manner, 'from', t.begins_on,
          'certificateNumber', t.certificate_number)
        from households.title t where ${runsIn(sql`t`, on)} limit 1) as title,
      coalesce((select jsonb_agg(${person(communityId)} || jsonb_build_object('share',
            case when w.share_numerator is not null then
              jsonb_build_object('numerator', w.share_numerator, 'denominator', w.share_denominator) end)
          order by w.position, p.name)
        from households.title t
        join households.title_holder w on w.community_id = t.community_id and w.title_id = t.id
        join households.party p on p.community_id = w.community_id and p.id = w.party_id
        where ${runsIn(sql`t`, on)}), '[]') as holders,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'part', l.part, 'from', l.begins_on, 'until', l.ends_on,
          'interiorRenovation', l.interior_renovation, 'note', l.note, 'tenants',
          coalesce((select jsonb_agg(${person(communityId)} order by w.position, p.name) from households.lease_tenant w
            join households.party p on p.community_id = w.community_id and p.id = w.party_id
            where w.community_id = ${communityId} and w.lease_id = l.id), '[]')) order by l.begins_on, l.part)
        from households.lease l
        where l.community_id = ${communityId} and l.house_id = ${houseId} and l.ends_on > ${today}), '[]') as leases,
      coalesce((select jsonb_agg(${person(communityId)} || jsonb_build_object('id', o.id, 'relation', o.relation,
          'from', o.begins_on) order by o.begins_on, p.name)
        from households.occupant o join households.party p on p.community_id = o.community_id and p.id = o.party_id
        where ${runsIn(sql`o`, on)}), '[]') as occupants,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'plate', v.plate, 'kind', v.kind, 'brand', v.brand,
          'colour', v.colour, 'note', v.note, 'spaceId', v.space_id, 'spaceNumber', coalesce(s.number, ''),
          'partyName', coalesce(p.name, '')) order by v.plate)
        from households.vehicle v
        left join estate.space s on s.community_id = v.community_id and s.id = v.space_id
        left join households.party p on p.community_id = v.community_id and p.id = v.party_id
        where v.community_id = ${communityId} and v.house_id = ${houseId} and v.removed_at is null), '[]') as vehicles,
      ${panels.length === 0 ? sql`'[]'::jsonb` : sql`jsonb_build_array(${sql.join(panels)})`} as panels,
      coalesce((select jsonb_agg(to_jsonb(m)) from (${timelineSql({ ...on, before: FAR, limit: FIRST_PAGE })}) m), '[]') as timeline
    from estate.house h
    join estate.building b on b.community_id = h.community_id and b.id = h.building_id
    left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id
    left join estate.zone z on z.community_id = b.community_id and z.id = b.zone_id
    left join access.staff a on a.id = z.steward_id
    where h.community_id = ${communityId} and h.id = ${houseId}`
}

const cardStatement = compiledOnce((on: CardQuestion) => cardQuery(on))

export const FIRST_PAGE = 20

const runsIn = (row: RawBuilder<unknown>, { communityId, houseId, today }: CardQuestion): RawBuilder<unknown> =>
  sql`${row}.community_id = ${communityId} and ${row}.house_id = ${houseId} and ${row}.begins_on <= ${today}
    and (${row}.ends_on is null or ${row}.ends_on > ${today})`

const person = (communityId: CommunityId): RawBuilder<unknown> => sql`jsonb_build_object('partyId', p.id,
  'name', p.name, 'kind', p.kind, 'note', p.note, 'careNote', p.care_note, 'identityKind', p.identity_kind,
  'identityTail', p.identity_tail, 'phones',
  coalesce((select jsonb_agg(jsonb_build_object('number', f.number, 'label', f.label) order by f.position, f.number)
    from households.party_phone f where f.community_id = ${communityId} and f.party_id = p.id), '[]'))`

const HOUSE = sql`jsonb_build_object('id', h.id, 'buildingId', h.building_id, 'building', b.code, 'buildingName', b.name,
  'entranceId', h.entrance_id, 'entrance', e.code, 'number', h.number, 'spelling', h.spelling, 'floor', h.floor,
  'kind', h.kind, 'layout', h.layout, 'builtArea', trim_scale(h.built_area)::text,
  'usableArea', trim_scale(h.usable_area)::text, 'landArea', trim_scale(h.land_area)::text, 'useStatus', h.use_status,
  'occupancy', h.occupancy, 'attachedFacilities', h.attached_facilities, 'garageUse', h.garage_use, 'note', h.note,
  'deliveredOn', h.delivered_on, 'version', h.version, 'zoneName', coalesce(z.name, ''),
  'stewardName', coalesce(a.name, ''))`
