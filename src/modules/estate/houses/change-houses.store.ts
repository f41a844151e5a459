import { sql } from 'kysely'
import { businessDateAt } from '../../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { House, HouseId, UseStatus } from './contract.ts'

type ChangeableFacts = Pick<
  House,
  | 'floor'
  | 'kind'
  | 'layout'
  | 'builtArea'
  | 'usableArea'
  | 'landArea'
  | 'useStatus'
  | 'occupancy'
  | 'attachedFacilities'
  | 'garageUse'
  | 'note'
  | 'deliveredOn'
>

/** New values of a house, and the former ones of the same facts. */
export interface HouseChange {
  readonly id: string
  /** The version that the change was decided upon. */
  readonly version: number
  readonly facts: Partial<ChangeableFacts>
  /** The use before, where the use changes: it is written into its history. */
  readonly fromUse?: UseStatus
}

/** Changes facts of many houses in one statement; a house that somebody changed meanwhile is left alone and not answered. */
export const changeHouses = async (
  tx: Tx,
  on: { communityId: CommunityId; rows: readonly HouseChange[]; note: string; now: Date; by: StaffId },
): Promise<{ id: HouseId; version: number }[]> => {
  const { rows } = await sql<{ id: HouseId; version: number }>`/* estate.change-houses */ with given as (
      select * from jsonb_to_recordset(${JSON.stringify(on.rows)}::jsonb) as g (id uuid, version int, facts jsonb, "fromUse" text)
    ), changed as (
      update estate.house h set
        floor = case when g.facts ? 'floor' then (g.facts ->> 'floor')::int else h.floor end,
        kind = coalesce(g.facts ->> 'kind', h.kind),
        layout = coalesce(g.facts ->> 'layout', h.layout),
        built_area = case when g.facts ? 'builtArea' then (g.facts ->> 'builtArea')::numeric else h.built_area end,
        usable_area = case when g.facts ? 'usableArea' then (g.facts ->> 'usableArea')::numeric else h.usable_area end,
        land_area = case when g.facts ? 'landArea' then (g.facts ->> 'landArea')::numeric else h.land_area end,
        use_status = coalesce(g.facts ->> 'useStatus', h.use_status),
        occupancy = coalesce(g.facts ->> 'occupancy', h.occupancy),
        attached_facilities = coalesce(g.facts ->> 'attachedFacilities', h.attached_facilities),
        garage_use = coalesce(g.facts ->> 'garageUse', h.garage_use),
        note = coalesce(g.facts ->> 'note', h.note),
        delivered_on = case when g.facts ? 'deliveredOn' then (g.facts ->> 'deliveredOn')::date else h.delivered_on end,
        version = h.version + 1
      from given g
      where h.community_id = ${on.communityId} and h.id = g.id and h.version = g.version
      returning h.id, h.version
    ), used as (
      insert into estate.house_use_change (community_id, house_id, changed_on, from_use, to_use, manner, note, recorded_at, recorded_by)
      select ${on.communityId}::uuid, g.id, ${businessDateAt(on.now)}::date, g."fromUse", g.facts ->> 'useStatus', 'correction', ${on.note},
        ${on.now}::timestamptz, ${on.by}::uuid
      from given g join changed c on c.id = g.id
      where g.facts ? 'useStatus' and g."fromUse" is not null and g."fromUse" <> g.facts ->> 'useStatus'
      returning house_id
    )
    select id, version from changed`.execute(tx)
  return rows
}
