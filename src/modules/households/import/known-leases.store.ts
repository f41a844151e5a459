import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'

export interface KnownLease {
  readonly spelling: string
  readonly part: string
  readonly from: BusinessDate
  readonly until: BusinessDate
  readonly tenants: readonly string[]
}

/** Every lease of these houses, by their spelling. */
export const knownLeases = async (
  tx: Tx,
  on: { communityId: CommunityId; spellings: readonly string[] },
): Promise<ReadonlyMap<string, readonly KnownLease[]>> => {
  if (on.spellings.length === 0) return new Map()
  const { rows } = await sql<KnownLease>`select h.spelling, l.part, l.begins_on as "from", l.ends_on as until,
      array(select p.name from households.lease_tenant w
        join households.party p on p.community_id = ${on.communityId} and p.id = w.party_id
        where w.community_id = ${on.communityId} and w.lease_id = l.id) as tenants
    from estate.house h join households.lease l on l.community_id = ${on.communityId} and l.house_id = h.id
    where h.community_id = ${on.communityId} and h.spelling = any(${on.spellings}::text[])`.execute(tx)
  const leases = new Map<string, KnownLease[]>()
  for (const row of rows) leases.set(row.spelling, [...(leases.get(row.spelling) ?? []), row])
  return leases
}
