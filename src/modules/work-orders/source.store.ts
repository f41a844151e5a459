import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { MatterId } from '../matters/contract.ts'
import type { RepairToLog } from './contract.ts'

/** Where and by whom an order was reported: what a rework of it takes over. */
export interface RepairSource
  extends Pick<RepairToLog, 'title' | 'place' | 'partyId' | 'callerName' | 'callerPhone' | 'category'> {
  readonly part: string | null
}

interface Row extends Omit<RepairSource, 'place'> {
  readonly houseId: string | null
  readonly publicAreaId: string | null
  readonly facilityId: string | null
  readonly spaceId: string | null
}

export const sourceOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<RepairSource | undefined> => {
  const { rows } = await sql<Row>`/* work-orders.source */
    select m.title, m.house_id as "houseId", m.public_area_id as "publicAreaId", m.facility_id as "facilityId", m.space_id as "spaceId",
      m.party_id as "partyId", m.caller_name as "callerName", m.caller_phone as "callerPhone",
      r.category_code as category, r.part_code as part
    from work_orders.repair r
    join matters.matter m on m.community_id = r.community_id and m.id = r.matter_id
    where r.community_id = ${o.communityId} and r.matter_id = ${o.matterId}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const { houseId, publicAreaId, facilityId, spaceId, ...rest } = row
  return { ...rest, place: placeOf({ houseId, publicAreaId, facilityId, spaceId }) }
}

/** The place that one of the ids names; none where there is none. */
export const placeOf = (o: {
  houseId?: string | null | undefined
  publicAreaId?: string | null | undefined
  facilityId?: string | null | undefined
  spaceId?: string | null | undefined
}): RepairToLog['place'] => {
  const named = [
    { kind: 'house', id: o.houseId },
    { kind: 'public-area', id: o.publicAreaId },
    { kind: 'facility', id: o.facilityId },
    { kind: 'space', id: o.spaceId },
  ].find(({ id }) => id != null)
  return (named ?? { kind: 'none' }) as RepairToLog['place']
}

/** The open rework of an order, if there is one; the order itself is held by the caller, so nobody adds one meanwhile. */
export const openReworkOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: MatterId },
): Promise<{ number: string } | undefined> => {
  const { rows } = await sql<{ number: string }>`/* work-orders.open-rework */
    select m.number from work_orders.repair r
    join matters.matter m on m.community_id = r.community_id and m.id = r.matter_id
    where r.community_id = ${o.communityId} and r.rework_of = ${o.matterId} and m.closed_at is null limit 1`.execute(tx)
  return rows[0]
}
