import { type RawBuilder, sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { InputOf } from '../../../kernel/endpoint.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { maskPhone, readPhone } from '../../../kernel/phone.ts'
import { atMost, keysetOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { listParties, Party, PartyId } from './contract.ts'
import { maskedTail } from './masked-tail.rules.ts'

interface OneParty {
  readonly communityId: CommunityId
  readonly partyId: PartyId
}
/** The day for which the houses of a party are told. */
interface AtDay {
  readonly today: BusinessDate
}

type Row = Omit<Party, 'identityMasked'> & { readonly identityTail: string }

export const partyById = async (tx: Tx, on: OneParty & AtDay): Promise<Party | undefined> => {
  const { rows } = await sql<Row>`/* households.party */ select ${partyColumns(on.today)} from households.party p
    where p.community_id = ${on.communityId} and p.id = ${on.partyId}`.execute(tx)
  return rows[0] && partyOf(rows[0])
}

/** As `partyById`, and nobody else changes it until this transaction ends. */
export const lockParty = async (tx: Tx, on: OneParty & AtDay): Promise<Party | undefined> => {
  await sql`select from households.party p where p.community_id = ${on.communityId} and p.id = ${on.partyId}
    for no key update`.execute(tx)
  return partyById(tx, on)
}

type Asked = InputOf<typeof listParties>
export type PartyFilter = Omit<Asked, 'after' | 'limit'> & Partial<Pick<Asked, 'after' | 'limit'>> & AtDay

/** Parties by name; what `partyInListOf` makes of them is masked. */
export const partiesQuery = (filter: PartyFilter): RawBuilder<Row> => {
  const { communityId, sort, after } = filter
  const { order, beyond } = keysetOf({
    orders: { name: sql`p.name` },
    ...{ sort, id: sql`p.id`, after },
    row: (id) => sql`from households.party p where p.community_id = ${communityId} and p.id = ${id}`,
  })
  return sql<Row>`/* households.parties */ select ${partyColumns(filter.today)} from households.party p
    where ${sql.join([...conditionsOf(filter), ...beyond], sql` and `)} and p.merged_into is null
    order by ${order} ${atMost(filter.limit)}`
}

export const partiesOf = async (tx: Tx, filter: PartyFilter): Promise<Party[]> =>
  (await partiesQuery(filter).execute(tx)).rows.map(partyInListOf)

/** The parties with this identity number, found by its keyed hash; phones masked. */
export const partiesWithIdentity = async (
  tx: Tx,
  on: { communityId: CommunityId; hash: string } & AtDay,
): Promise<Party[]> => {
  const { rows } = await sql<Row>`/* households.by-identity */ select ${partyColumns(on.today)} from households.party p
    where p.community_id = ${on.communityId} and p.identity_hash = ${on.hash} and p.merged_into is null
    order by p.name, p.id limit 50`.execute(tx)
  return rows.map(partyOf).map(maskedParty)
}

/** Those of the parties that exist here and were not merged away; locked so that they stay. */
export const livingParties = async (
  tx: Tx,
  on: { communityId: CommunityId; partyIds: readonly PartyId[] },
): Promise<Set<PartyId>> => {
  const { rows } = await sql<{ id: PartyId }>`/* households.living */ select p.id from households.party p
    where p.community_id = ${on.communityId} and p.id = any(${on.partyIds}::uuid[]) and p.merged_into is null
    order by p.id for key share`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** The sealed identity number of a party. */
export const cipherOf = async (
  tx: Tx,
  on: OneParty,
): Promise<{ name: string; kind: Party['identityKind']; cipher: string | null } | undefined> => {
  const { rows } = await sql<{ name: string; kind: Party['identityKind']; cipher: string | null }>`
    select p.name, nullif(p.identity_kind, '') as kind, p.identity_cipher as cipher from households.party p
    where p.community_id = ${on.communityId} and p.id = ${on.partyId}`.execute(tx)
  return rows[0]
}

const conditionsOf = (f: PartyFilter): RawBuilder<unknown>[] => [
  sql`p.community_id = ${f.communityId}`,
  ...(f.kind === undefined ? [] : [sql`p.kind = ${f.kind}`]),
  ...(f.name === undefined || f.name === '' ? [] : [sql`starts_with(p.name, ${f.name})`]),
]

const partyOf = ({ identityTail, ...row }: Row): Party => ({
  ...row,
  identityMasked: maskedTail({ isCitizen: row.identityKind === 'resident-id', tail: identityTail }),
})

export const partyInListOf = (row: Row): Party => maskedParty(partyOf(row))

const maskedParty = (party: Party): Party => ({
  ...party,
  phones: party.phones.map(({ number, label }) => ({ number: maskedPhone(number), label })),
})

export const maskedPhone = (number: string): string => {
  const phone = readPhone(number)
  return phone.ok ? maskPhone(phone.value) : '****'
}

const partyColumns = (
  today: BusinessDate,
) => sql`p.id, p.kind, p.name, p.sex, p.birth_date as "birthDate", nullif(p.identity_kind, '') as "identityKind",
  p.identity_tail as "identityTail", p.note, p.care_note as "careNote", p.merged_into as "mergedInto", p.version,
  coalesce((select jsonb_agg(jsonb_build_object('number', f.number, 'label', f.label) order by f.position, f.number)
    from households.party_phone f where f.community_id = p.community_id and f.party_id = p.id), '[]') as phones,
  coalesce((select jsonb_agg(jsonb_build_object('houseId', h.id, 'spelling', h.spelling, 'role', r.role)
      order by h.sort_key, r.role)
    from (
      select t.house_id, 'holder' as role from households.title_holder w
        join households.title t on t.community_id = w.community_id and t.id = w.title_id
        where w.community_id = p.community_id and w.party_id = p.id
          and t.begins_on <= ${today} and (t.ends_on is null or t.ends_on > ${today})
      union select l.house_id, 'tenant' from households.lease_tenant w
        join households.lease l on l.community_id = w.community_id and l.id = w.lease_id
        where w.community_id = p.community_id and w.party_id = p.id
          and l.begins_on <= ${today} and l.ends_on > ${today}
      union select o.house_id, 'occupant' from households.occupant o
        where o.community_id = p.community_id and o.party_id = p.id
          and o.begins_on <= ${today} and (o.ends_on is null or o.ends_on > ${today})
    ) r join estate.house h on h.community_id = p.community_id and h.id = r.house_id), '[]') as houses`
