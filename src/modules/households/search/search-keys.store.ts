import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import { inOrder } from '../../../platform/database/in-order.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId } from '../../estate/contract.ts'
import { placesOfHouses } from '../../estate/index.ts'
import type { PartyId } from '../parties/contract.ts'
import {
  distinctKeys,
  keysOfHouse,
  keysOfParty,
  keysOfPhone,
  keysOfPlate,
  type SearchKey,
} from '../search-keys.rules.ts'
import type { VehicleId } from '../vehicles/contract.ts'
import type { HitKind } from './contract.ts'

/** A thing that is to be found, with all its keys; none and it is found no more. */
export interface Subject {
  readonly kind: HitKind
  readonly id: string
  readonly keys: readonly SearchKey[]
}

/** Replaces the keys of many things in one statement, in the transaction of the change that made them. */
export const replaceSearchKeys = async (
  tx: Tx,
  on: { communityId: CommunityId; subjects: readonly Subject[] },
): Promise<void> => {
  if (on.subjects.length === 0) return
  const rows = on.subjects.flatMap(({ kind, id, keys }) =>
    keys.map((key) => ({ kind: key.kind, key: key.key, rank: key.rank, subject_kind: kind, subject_id: id })),
  )
  await sql`/* households.replace-keys */ with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g (kind text, key text, subject_kind text, subject_id uuid, rank int)
    ), gone as (
      delete from households.search_key k
      where k.community_id = ${on.communityId} and k.subject_id = any(${on.subjects.map(({ id }) => id)}::uuid[])
        and not exists (select from given g where g.kind = k.kind and g.key = k.key and g.subject_id = k.subject_id)
      returning k.subject_id
    )
    insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
    select ${on.communityId}::uuid, g.kind, g.key, g.subject_kind, g.subject_id, g.rank from given g
    on conflict (community_id, kind, key, subject_id) do update set rank = excluded.rank
      where search_key.rank <> excluded.rank
    returning subject_id`.execute(tx)
}

/** Gives things just made their keys: nothing is looked for to remove, and none can be there already. */
export const addKeysOfNew = async (
  tx: Tx,
  on: { communityId: CommunityId; subjects: readonly Subject[] },
): Promise<void> => {
  if (on.subjects.length === 0) return
  // In the order of the index, so that each of its pages is visited once.
  await sql`/* households.add-keys */ insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
    select ${on.communityId}::uuid, e.one ->> 0, e.one ->> 1, g.s, g.i, (e.one ->> 2)::int
    from jsonb_to_recordset(${keysInShort(on.subjects)}::jsonb) as g (s text, i uuid, k jsonb)
    cross join lateral jsonb_array_elements(g.k) as e (one)
    order by e.one ->> 0, (e.one ->> 1) collate "C"`.execute(tx)
}

/** Adds keys to things that are there; those they have stay. */
export const addKeys = async (
  tx: Tx,
  on: { communityId: CommunityId; subjects: readonly Subject[] },
): Promise<void> => {
  if (on.subjects.length === 0) return
  await sql`insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
    select ${on.communityId}::uuid, e.one ->> 0, e.one ->> 1, g.s, g.i, (e.one ->> 2)::int
    from jsonb_to_recordset(${keysInShort(on.subjects)}::jsonb) as g (s text, i uuid, k jsonb)
    cross join lateral jsonb_array_elements(g.k) as e (one)
    on conflict (community_id, kind, key, subject_id) do nothing`.execute(tx)
}

const keysInShort = (subjects: readonly Subject[]): string =>
  JSON.stringify(
    subjects.map(({ kind, id, keys }) => ({ s: kind, i: id, k: keys.map((one) => [one.kind, one.key, one.rank]) })),
  )

/** A thing of a module above (a matter), and what a hit says of it. */
interface SubjectAbove {
  readonly kind: HitKind
  readonly id: string
  readonly houseId?: HouseId | null
  readonly title?: string
  readonly detail?: string
}

/**
 * The door for modules above: gives one of their things (a matter) its keys, and what a hit says of it. Without a
 * title the hit shows its first key; without keys the thing is found no more.
 */
export const putSearchKeys = async (
  tx: Tx,
  on: { communityId: CommunityId; subject: SubjectAbove; keys: readonly SearchKey[] },
): Promise<void> => {
  const { communityId, subject, keys } = on
  if (keys.length > 0) return putManySearchKeys(tx, { communityId, subjects: [{ subject, keys }] })
  await replaceSearchKeys(tx, { communityId, subjects: [{ kind: subject.kind, id: subject.id, keys }] })
  await sql`delete from households.search_subject where community_id = ${communityId} and id = ${subject.id}`.execute(
    tx,
  )
}

/** The same for many things at once; each has keys. */
export const putManySearchKeys = async (
  tx: Tx,
  on: { communityId: CommunityId; subjects: readonly { subject: SubjectAbove; keys: readonly SearchKey[] }[] },
): Promise<void> => {
  const { communityId } = on
  const replaced = replaceSearchKeys(tx, {
    communityId,
    subjects: on.subjects.map(({ subject: { kind, id }, keys }) => ({ kind, id, keys })),
  })
  const rows = on.subjects.map(({ subject, keys }) => ({
    ...{ id: subject.id, kind: subject.kind, house_id: subject.houseId ?? null },
    ...{ title: subject.title ?? keys[0]?.key.toUpperCase() ?? '', detail: subject.detail ?? '' },
  }))
  const told = sql`/* households.put-subject */ insert into households.search_subject (community_id, id, kind, house_id, title, detail)
    select ${communityId}::uuid, s.id, s.kind, s.house_id, s.title, s.detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (id uuid, kind text, house_id uuid, title text, detail text)
    on conflict (community_id, id) do update
      set house_id = excluded.house_id, title = excluded.title, detail = excluded.detail`
  await inOrder([replaced, told.execute(tx)])
}

/** Makes the keys of houses anew from where they stand now; houses that are gone lose theirs. */
export const refreshHouseKeys = async (
  tx: Tx,
  on: { communityId: CommunityId; houseIds: readonly HouseId[] },
): Promise<void> => {
  const places = new Map((await placesOfHouses(tx, on)).map((house) => [house.id, house]))
  const subjects = on.houseIds.map((id): Subject => {
    const place = places.get(id)
    return { kind: 'house', id, keys: place ? keysOfHouse(place) : [] }
  })
  await replaceSearchKeys(tx, { communityId: on.communityId, subjects })
}

/** Makes the keys of parties anew from their names and phones; one that was merged away has none. */
export const refreshPartyKeys = async (
  tx: Tx,
  on: { communityId: CommunityId; partyIds: readonly PartyId[] },
): Promise<void> => {
  const { rows } = await sql<{ id: PartyId; name: string; kind: 'person' | 'organisation'; phones: string[] }>`
    select p.id, p.name, p.kind,
      array(select f.digits from households.party_phone f where f.community_id = p.community_id and f.party_id = p.id) as phones
    from households.party p
    where p.community_id = ${on.communityId} and p.id = any(${on.partyIds}::uuid[]) and p.merged_into is null`.execute(
    tx,
  )
  const parties = new Map(rows.map((row) => [row.id, row]))
  const subjects = on.partyIds.map((id): Subject => {
    const party = parties.get(id)
    const keys = party ? [...keysOfParty(party), ...party.phones.flatMap(keysOfPhone)] : []
    return { kind: 'party', id, keys: distinctKeys(keys) }
  })
  await replaceSearchKeys(tx, { communityId: on.communityId, subjects })
}

/** The keys of vehicles by their plates; null for one that was removed. */
export const putVehicleKeys = (
  tx: Tx,
  on: { communityId: CommunityId; vehicles: readonly { id: VehicleId; plate: string | null }[] },
): Promise<void> =>
  replaceSearchKeys(tx, {
    communityId: on.communityId,
    subjects: on.vehicles.map(({ id, plate }) => ({
      kind: 'vehicle',
      id,
      keys: plate === null ? [] : keysOfPlate(plate),
    })),
  })
