import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { readPhone } from '../../../kernel/phone.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId } from '../../estate/contract.ts'
import type { PartyId } from '../parties/contract.ts'
import { phoneKey } from '../search-keys.rules.ts'
import { housesOfParty } from './search.store.ts'

/** A house of somebody who has the number. */
export interface HouseOfPhone {
  readonly houseId: HouseId
  /** `3-2-1501` */
  readonly houseName: string
  readonly partyId: PartyId
  readonly partyName: string
}

const MOST_HOUSES = 5

/**
 * The door for modules above: which households whole numbers belong to, of many numbers in one statement; at most five
 * of each, who lives or owns there today. A landline is found with and without its area code.
 */
export const housesOfPhones = async (
  tx: Tx,
  on: { communityId: CommunityId; phones: readonly string[]; today: BusinessDate },
): Promise<ReadonlyMap<string, HouseOfPhone[]>> => {
  const asked = [...new Set(on.phones)].flatMap((phone) => keysOf(phone).map((key) => ({ phone, key })))
  if (asked.length === 0) return new Map()
  const { rows } = await sql<HouseOfPhone & { phone: string }>`/* households.houses-of-phones */
    select a.phone, f.house_id as "houseId", f.spelling as "houseName", f.party_id as "partyId", f.name as "partyName"
    from unnest(${asked.map(({ phone }) => phone)}::text[], ${asked.map(({ key }) => key)}::text[]) as a (phone, key)
    cross join lateral (
      select distinct h.id as house_id, h.spelling, h.sort_key, p.id as party_id, p.name
      from households.search_key m
      join households.party p on p.community_id = ${on.communityId} and p.id = m.subject_id
      cross join lateral (${housesOfParty(on.today, sql`m.subject_id`)}) o
      join estate.house h on h.community_id = ${on.communityId} and h.id = o.house_id
      where m.community_id = ${on.communityId} and m.kind = 'phone' and m.key = a.key and m.subject_kind = 'party'
      order by h.sort_key, p.name limit ${sql.lit(MOST_HOUSES)}
    ) f`.execute(tx)
  const found = new Map<string, HouseOfPhone[]>()
  for (const { phone, ...house } of rows) found.set(phone, [...(found.get(phone) ?? []), house])
  return found
}

const keysOf = (phone: string): string[] => {
  const read = readPhone(phone)
  const digits = read.ok ? read.value.digits : phoneKey(phone)
  if (digits.length < 5) return []
  const local = read.ok && read.value.kind === 'landline' && digits.length > 8 ? [digits.slice(-8)] : []
  return [digits, ...local]
}
