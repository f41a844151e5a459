import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { KnownHouse } from './known-house.ts'

/** The houses of these spellings or ids with their people, in one statement. */
export const knownHouses = async (
  tx: Tx,
  on: { communityId: CommunityId; spellings: readonly string[]; ids?: readonly string[]; today: BusinessDate },
): Promise<KnownHouse[]> => {
  const { communityId, today, ids = [] } = on
  if (on.spellings.length + ids.length === 0) return []
  const people = (party: string, from: ReturnType<typeof sql>) => sql`coalesce((select jsonb_agg(jsonb_build_object(
      'id', p.id, 'name', p.name, 'version', p.version, 'identityHash', p.identity_hash,
      'phones', array(select f.number from households.party_phone f
        where f.community_id = ${communityId} and f.party_id = p.id order by f.position)) order by p.name, p.id)
    from ${from} join households.party p on p.community_id = ${communityId} and p.id = ${sql.ref(party)}), '[]')`
  const runs = (row: string) => sql`${sql.ref(`${row}.community_id`)} = ${communityId}
    and ${sql.ref(`${row}.house_id`)} = h.id and ${sql.ref(`${row}.begins_on`)} <= ${today}
    and (${sql.ref(`${row}.ends_on`)} is null or ${sql.ref(`${row}.ends_on`)} > ${today})`
  const { rows } = await sql<KnownHouse>`select h.id, h.spelling, h.version, h.floor, h.kind, h.layout,
      trim_scale(h.built_area)::text as "builtArea", trim_scale(h.usable_area)::text as "usableArea",
      trim_scale(h.land_area)::text as "landArea", h.use_status as "useStatus", h.occupancy,
      h.attached_facilities as "attachedFacilities", h.garage_use as "garageUse", h.note, h.delivered_on as "deliveredOn",
      ${people(
        'w.party_id',
        sql`households.title t join households.title_holder w on w.community_id = ${communityId} and w.title_id = t.id
          and ${runs('t')}`,
      )} as holders,
      ${people(
        'w.party_id',
        sql`households.lease t join households.lease_tenant w on w.community_id = ${communityId} and w.lease_id = t.id
          and ${runs('t')}`,
      )} as tenants,
      ${people('t.party_id', sql`(select t.party_id from households.occupant t where ${runs('t')}) t`)} as occupants
    from estate.house h where h.community_id = ${communityId}
      and h.id in (select k.id from estate.house k where k.community_id = ${communityId} and k.spelling = any(${on.spellings}::text[])
        union all select g.id from unnest(${ids}::uuid[]) as g (id))`.execute(tx)
  return rows
}
