import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { Duplicate, DuplicateReason, IdentityKind, PartyId } from './contract.ts'
import { maskedTail } from './masked-tail.rules.ts'
import { maskedPhone } from './party.store.ts'

interface Row {
  readonly partyId: PartyId
  readonly name: string
  readonly reasons: DuplicateReason[]
  readonly spellings: string[]
  readonly phones: string[]
  readonly identityKind: IdentityKind | null
  readonly identityTail: string
}

/**
 * Records that look like the same person: the same identity number, a phone in common, the same name (as search
 * compares names) in the same house. Flagged for a person to judge, never merged silently (case 43).
 */
export const duplicatesOf = async (
  tx: Tx,
  on: { communityId: CommunityId; partyId: PartyId },
): Promise<Duplicate[]> => {
  const { communityId, partyId } = on
  const { rows } = await sql<Row>`/* households.duplicates */ with alike as (
      select o.id, 'identity' as reason from households.party p
        join households.party o on o.community_id = p.community_id and o.identity_hash = p.identity_hash
        where p.community_id = ${communityId} and p.id = ${partyId}
      union all
      select g.party_id, 'phone' from households.party_phone f
        join households.party_phone g on g.community_id = f.community_id and g.digits = f.digits and g.number = f.number
        where f.community_id = ${communityId} and f.party_id = ${partyId}
      union all
      select k.subject_id, 'name-in-house' from households.search_key m
        join households.search_key k on k.community_id = m.community_id and k.kind = 'name' and k.key = m.key
          and k.rank = 0 and k.subject_kind = 'party' and k.subject_id <> m.subject_id
        where m.community_id = ${communityId} and m.subject_id = ${partyId} and m.kind = 'name' and m.rank = 0
          and exists (${housesOfParty(communityId, sql`m.subject_id`)} intersect ${housesOfParty(communityId, sql`k.subject_id`)})
    )
    select p.id as "partyId", p.name, array_agg(distinct a.reason order by a.reason) as reasons,
      nullif(p.identity_kind, '') as "identityKind", p.identity_tail as "identityTail",
      array(select f.number from households.party_phone f where f.community_id = ${communityId} and f.party_id = p.id
        order by f.position) as phones,
      array(select h.spelling from estate.house h where h.community_id = ${communityId}
        and h.id in (${housesOfParty(communityId, sql`p.id`)}) order by h.sort_key) as spellings
    from alike a join households.party p on p.community_id = ${communityId} and p.id = a.id
    where p.id <> ${partyId} and p.merged_into is null
    group by p.community_id, p.id order by p.name, p.id limit 50`.execute(tx)
  return rows.map(({ identityKind, identityTail, ...row }) => ({
    ...row,
    phones: row.phones.map(maskedPhone),
    identityMasked: maskedTail({ isCitizen: identityKind === 'resident-id', tail: identityTail }),
  }))
}

/** Every house that a party holds, rents or lives in, now or before. */
const housesOfParty = (communityId: CommunityId, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select t.house_id from households.title_holder w
    join households.title t on t.community_id = w.community_id and t.id = w.title_id
    where w.community_id = ${communityId} and w.party_id = ${id}
  union select l.house_id from households.lease_tenant w
    join households.lease l on l.community_id = w.community_id and l.id = w.lease_id
    where w.community_id = ${communityId} and w.party_id = ${id}
  union select o.house_id from households.occupant o
    where o.community_id = ${communityId} and o.party_id = ${id})`
