import { type RawBuilder, sql } from 'kysely'
import { businessDateAt } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { CabinetId, Key, KeyId } from './contract.ts'
import type { KeyState } from './key.process.ts'
import { refuse } from './refusals.ts'
import type { KeyEventKind, KeyKind } from './words.ts'

type InCommunity = { readonly communityId: CommunityId }
type OnKey = InCommunity & { readonly keyId: KeyId }

export interface KeyFacts {
  readonly number: string
  readonly kind: KeyKind
  readonly label: string
  readonly pieces: number
  readonly houseId: string | null
  readonly publicAreaId: string | null
  readonly facilityId: string | null
  readonly note: string
}

/** A row as `keyColumns` reads it: instants are still dates. */
export interface KeyRow extends Omit<Key, 'checkedAt' | 'testedAt' | 'loan'> {
  readonly checkedAt: Date | null
  readonly testedAt: Date | null
  readonly loan: (Omit<NonNullable<Key['loan']>, 'lentAt' | 'dueAt'> & { lentAt: string; dueAt: string }) | null
  readonly sortKey: string
}

/**
 * Whether an owner's letter runs for the key `k` at that time. An `exists` among the columns would be hashed: the
 * letters of the whole community would be read for one page of keys.
 */
const entrustedAt = (now: Date): RawBuilder<unknown> => {
  const today = businessDateAt(now)
  return sql`coalesce((select true from keys.entrustment e where e.community_id = k.community_id and e.key_id = k.id
    and lower(e.during) <= ${today}::date and (upper(e.during) is null or upper(e.during) > ${today}::date) limit 1), false)`
}

/** What a list, a detail and an export show of a key. `k` is the key; `now` decides what is overdue. */
export const keyColumns = (now: Date): RawBuilder<unknown> => sql`
  k.id, k.number, k.kind, k.label, k.pieces, k.state, k.note, k.version, k.hook, k.sort_key as "sortKey",
  k.house_id as "houseId", k.public_area_id as "publicAreaId", k.facility_id as "facilityId",
  coalesce(h.spelling, a.name, f.name, '') as place,
  k.cabinet_id as "cabinetId", coalesce(c.name, '') as "cabinetName",
  k.checked_at as "checkedAt", k.tested_at as "testedAt",
  case when l.id is null then null else jsonb_build_object(
    'id', l.id, 'borrowerKind', l.borrower_kind, 'borrowerName', l.borrower_name, 'borrowerPhone', l.borrower_phone,
    'purpose', l.purpose, 'lentAt', l.lent_at, 'lentBy', coalesce(s.name, ''), 'dueAt', l.due_at,
    'overdue', l.due_at < ${now}, 'paperId', l.paper_id) end as loan,
  ${entrustedAt(now)} as entrusted`

/** The tables behind `keyColumns`, each joined inside the community. */
export const keyJoins: RawBuilder<unknown> = sql`
  left join estate.house h on h.community_id = k.community_id and h.id = k.house_id
  left join estate.public_area a on a.community_id = k.community_id and a.id = k.public_area_id
  left join estate.facility f on f.community_id = k.community_id and f.id = k.facility_id
  left join keys.cabinet c on c.community_id = k.community_id and c.id = k.cabinet_id
  left join keys.loan l on l.community_id = k.community_id and l.key_id = k.id and l.ended_at is null
  left join access.staff s on s.id = l.lent_by`

export const keyOf = ({ sortKey: _, ...row }: KeyRow): Key => ({
  ...row,
  checkedAt: row.checkedAt?.toISOString() ?? null,
  testedAt: row.testedAt?.toISOString() ?? null,
  loan: row.loan && {
    ...row.loan,
    lentAt: new Date(row.loan.lentAt).toISOString(),
    dueAt: new Date(row.loan.dueAt).toISOString(),
  },
})

/** One key as the pages show it. @throws keys.not-found */
export const keyById = async (tx: Tx, on: OnKey & { now: Date }): Promise<Key> => {
  const { rows } = await sql<KeyRow>`/* keys.key */ select ${keyColumns(on.now)} from keys.key k ${keyJoins}
    where k.community_id = ${on.communityId} and k.id = ${on.keyId}`.execute(tx)
  if (!rows[0]) throw refuse('not-found')
  return keyOf(rows[0])
}

/** Several keys, in the order of the ledger. */
export const keysById = async (tx: Tx, on: InCommunity & { ids: readonly KeyId[]; now: Date }): Promise<Key[]> => {
  const { rows } = await sql<KeyRow>`/* keys.keys */ select ${keyColumns(on.now)} from keys.key k ${keyJoins}
    where k.community_id = ${on.communityId} and k.id = any(${on.ids}::uuid[]) order by k.sort_key, k.id`.execute(tx)
  return rows.map(keyOf)
}

export interface LockedKey extends KeyFacts {
  readonly id: KeyId
  readonly state: KeyState
  readonly cabinetId: CabinetId | null
  readonly hook: number | null
  readonly checkedAt: Date | null
  readonly testedAt: Date | null
  readonly entrusted: boolean
  readonly version: number
}

/** The key, and nobody else moves it until this transaction ends. @throws keys.not-found */
export const lockKey = async (tx: Tx, on: OnKey & { now: Date }): Promise<LockedKey> => {
  const { rows } =
    await sql<LockedKey>`/* keys.lock */ select id, number, kind, label, pieces, state, version, hook, note,
      house_id as "houseId", public_area_id as "publicAreaId", facility_id as "facilityId",
      cabinet_id as "cabinetId", checked_at as "checkedAt", tested_at as "testedAt", ${entrustedAt(on.now)} as entrusted
    from keys.key k where community_id = ${on.communityId} and id = ${on.keyId} for no key update`.execute(tx)
  if (!rows[0]) throw refuse('not-found')
  return rows[0]
}

export interface NewKey {
  readonly id: KeyId
  readonly number: string
  readonly sortKey: string
}

/** Writes keys that differ in nothing but their numbers, with the first line of their history: one statement each. */
export const addKeys = async (
  tx: Tx,
  on: InCommunity & {
    keys: readonly NewKey[]
    facts: Omit<KeyFacts, 'number'>
    replacesId?: KeyId
    event: string
    now: Date
    by: StaffId
  },
): Promise<void> => {
  const { facts, keys } = on
  const rows = JSON.stringify(keys)
  await onConstraint(
    sql`/* keys.add */ insert into keys.key (community_id, id, number, sort_key, kind, label, pieces, house_id, public_area_id,
        facility_id, state, note, replaces_id, received_at, received_by)
      select ${on.communityId}::uuid, n.id, n.number, n."sortKey", ${facts.kind}, ${facts.label}, ${facts.pieces}::int, ${facts.houseId}::uuid,
        ${facts.publicAreaId}::uuid, ${facts.facilityId}::uuid, 'received', ${facts.note}, ${on.replacesId ?? null}::uuid,
        ${on.now}::timestamptz, ${on.by}::uuid
      from jsonb_to_recordset(${rows}::jsonb) as n (id uuid, number text, "sortKey" text)`.execute(tx),
    factRefusals(keys.map(({ number }) => number).join('、')),
  )
  await sql`/* keys.add-events */ insert into keys.key_event (community_id, key_id, what, note, at, by_id)
    select ${on.communityId}::uuid, n.id, 'received', ${on.event}, ${on.now}::timestamptz, ${on.by}::uuid
    from jsonb_to_recordset(${rows}::jsonb) as n (id uuid)`.execute(tx)
}

export const saveFacts = async (tx: Tx, on: OnKey & { facts: KeyFacts; sortKey: string }): Promise<void> => {
  const { facts } = on
  await onConstraint(
    sql`/* keys.save */ update keys.key set number = ${facts.number}, sort_key = ${on.sortKey}, kind = ${facts.kind}, label = ${facts.label},
        pieces = ${facts.pieces}, house_id = ${facts.houseId}, public_area_id = ${facts.publicAreaId}, facility_id = ${facts.facilityId},
        note = ${facts.note}, version = version + 1
      where community_id = ${on.communityId} and id = ${on.keyId}`.execute(tx),
    factRefusals(facts.number),
  )
}

const factRefusals = (number: string) => ({
  key_number: () => refuse('number-taken', { number }),
  key_house_fkey: () => refuse('place-unknown'),
  key_public_area_fkey: () => refuse('place-unknown'),
  key_facility_fkey: () => refuse('place-unknown'),
})

export const setState = async (tx: Tx, on: OnKey & { state: KeyState }): Promise<void> => {
  await sql`/* keys.state */ update keys.key set state = ${on.state}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.keyId}`.execute(tx)
}

/** Hangs the key on a hook; the hook of another key is refused by the database. */
export const hang = async (
  tx: Tx,
  on: OnKey & { state: KeyState; cabinetId: CabinetId; cabinetName: string; hook: number },
): Promise<void> => {
  await onConstraint(
    sql`/* keys.hang */ update keys.key set state = ${on.state}, cabinet_id = ${on.cabinetId}, hook = ${on.hook}, version = version + 1
      where community_id = ${on.communityId} and id = ${on.keyId}`.execute(tx),
    { key_hook_once: () => refuse('hook-taken', { cabinet: on.cabinetName, hook: on.hook }) },
  )
}

/** Takes the key off its hook, which is free again. */
export const takeDown = async (tx: Tx, on: OnKey & { state: KeyState }): Promise<void> => {
  await sql`/* keys.take-down */ update keys.key set state = ${on.state}, cabinet_id = null, hook = null, version = version + 1
    where community_id = ${on.communityId} and id = ${on.keyId}`.execute(tx)
}

/** A key that was out of sight is back: neither checked nor tested any more. */
export const comeBack = async (tx: Tx, on: OnKey & { state: KeyState }): Promise<void> => {
  await sql`/* keys.come-back */ update keys.key set state = ${on.state}, checked_at = null, checked_by = null, tested_at = null,
      tested_by = null, version = version + 1
    where community_id = ${on.communityId} and id = ${on.keyId}`.execute(tx)
}

export const markChecked = async (tx: Tx, on: OnKey & { now: Date; by: StaffId }): Promise<void> => {
  await sql`/* keys.checked */ update keys.key set checked_at = ${on.now}, checked_by = ${on.by}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.keyId}`.execute(tx)
}

/** A key that failed its test has no test any more. */
export const markTested = async (tx: Tx, on: OnKey & { works: boolean; now: Date; by: StaffId }): Promise<void> => {
  const at = on.works ? on.now : null
  const by = on.works ? on.by : null
  await sql`/* keys.tested */ update keys.key set tested_at = ${at}, tested_by = ${by}, version = version + 1
    where community_id = ${on.communityId} and id = ${on.keyId}`.execute(tx)
}

export const addEvent = async (
  tx: Tx,
  on: OnKey & { what: KeyEventKind; note?: string; loanId?: string; now: Date; by: StaffId },
): Promise<void> => {
  await sql`/* keys.event */ insert into keys.key_event (community_id, key_id, what, note, loan_id, at, by_id)
    values (${on.communityId}, ${on.keyId}, ${on.what}, ${on.note ?? ''}, ${on.loanId ?? null}, ${on.now}, ${on.by})`.execute(
    tx,
  )
}

export const eventsOf = async (tx: Tx, on: OnKey) => {
  const { rows } = await sql<{ id: string; what: KeyEventKind; note: string; at: Date; by: string }>`/* keys.events */
    select e.id, e.what, e.note, e.at, coalesce(s.name, '') as by from keys.key_event e left join access.staff s on s.id = e.by_id
    where e.community_id = ${on.communityId} and e.key_id = ${on.keyId} order by e.at desc, e.id limit 500`.execute(tx)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
