import { sql } from 'kysely'
import type { z } from 'zod'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { BuildingId, HouseId, HousePlace, Occupancy } from '../../estate/contract.ts'
import type { household } from './contract.ts'

type Row = Omit<z.output<typeof household>, 'name'> & HousePlace

/** A page of households: the houses as people count them, with who holds, rents and lives there today. */
export const householdsOf = async (
  tx: Tx,
  on: {
    communityId: CommunityId
    today: BusinessDate
    buildingId?: BuildingId | undefined
    occupancy?: Occupancy | undefined
    after?: HouseId | undefined
    limit: number
  },
): Promise<Row[]> => {
  const { communityId, today } = on
  const { rows } = await sql<Row>`/* households.list */ select h.id as "houseId", h.spelling, b.code as building,
      e.code as entrance, h.number, h.occupancy, h.use_status as "useStatus",
      array(select p.name from households.title t
        join households.title_holder w on w.community_id = t.community_id and w.title_id = t.id
        join households.party p on p.community_id = w.community_id and p.id = w.party_id
        where t.community_id = ${communityId} and t.house_id = h.id and t.begins_on <= ${today}
          and (t.ends_on is null or t.ends_on > ${today}) order by w.position, p.name) as holders,
      array(select p.name from households.lease l
        join households.lease_tenant w on w.community_id = l.community_id and w.lease_id = l.id
        join households.party p on p.community_id = w.community_id and p.id = w.party_id
        where l.community_id = ${communityId} and l.house_id = h.id and l.begins_on <= ${today}
          and l.ends_on > ${today} order by l.part, w.position, p.name) as tenants,
      (select count(*)::int from households.occupant o where o.community_id = ${communityId} and o.house_id = h.id
        and o.begins_on <= ${today} and (o.ends_on is null or o.ends_on > ${today})) as "occupantCount",
      (select count(*)::int from households.vehicle v where v.community_id = ${communityId} and v.house_id = h.id
        and v.removed_at is null) as "vehicleCount"
    from estate.house h
    join estate.building b on b.community_id = h.community_id and b.id = h.building_id
    left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id
    where h.community_id = ${communityId}
      ${on.buildingId === undefined ? sql`` : sql`and h.building_id = ${on.buildingId}`}
      ${on.occupancy === undefined ? sql`` : sql`and h.occupancy = ${on.occupancy}`}
      ${
        on.after === undefined
          ? sql``
          : sql`and (h.sort_key, h.id) > ((select l.sort_key from estate.house l
              where l.community_id = ${communityId} and l.id = ${on.after}), ${on.after}::uuid)`
      }
    order by h.sort_key, h.id limit ${on.limit}`.execute(tx)
  return rows
}
