import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { refuse } from '../refusals.ts'
import type { PartyId } from './contract.ts'

interface Merge {
  readonly communityId: CommunityId
  readonly from: PartyId
  readonly into: PartyId
  readonly name: string
}

/**
 * Gives everything that is registered for one party to another and marks the first as merged. Both in one title, lease
 * or occupancy is for a person to sort out first.
 * @throws households.merge-in-one-register
 */
export const mergeInto = async (tx: Tx, on: Merge): Promise<void> => {
  for (const move of [titles(on), leases(on), occupancies(on), vehicles(on)]) {
    await onConstraint(move.execute(tx), inOneRegister(on))
  }
  await phones(on).execute(tx)
  await sql`update households.party set merged_into = ${on.into}, identity_hash = null, version = version + 1
    where community_id = ${on.communityId} and id = ${on.from}`.execute(tx)
}

const titles = ({ communityId, from, into }: Merge) =>
  sql`update households.title_holder set party_id = ${into} where community_id = ${communityId} and party_id = ${from}`

const leases = ({ communityId, from, into }: Merge) =>
  sql`update households.lease_tenant set party_id = ${into} where community_id = ${communityId} and party_id = ${from}`

const occupancies = ({ communityId, from, into }: Merge) =>
  sql`update households.occupant set party_id = ${into} where community_id = ${communityId} and party_id = ${from}`

const vehicles = ({ communityId, from, into }: Merge) =>
  sql`update households.vehicle set party_id = ${into} where community_id = ${communityId} and party_id = ${from}`

const phones = ({ communityId, from, into }: Merge) => sql`insert into households.party_phone
    (community_id, party_id, number, digits, label, position)
  select f.community_id, ${into}::uuid, f.number, f.digits, f.label, f.position + 100
  from households.party_phone f where f.community_id = ${communityId} and f.party_id = ${from}
  on conflict (community_id, party_id, number) do nothing returning id`

const inOneRegister = ({ name }: Merge) => {
  const refusal = () => refuse('merge-in-one-register', { name })
  return { title_holder_pkey: refusal, lease_tenant_pkey: refusal, occupant_no_overlap: refusal }
}
