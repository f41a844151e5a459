import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Cabinet, CabinetId, TakenHook } from './contract.ts'
import { refuse } from './refusals.ts'

interface CabinetFacts {
  readonly name: string
  readonly place: string
  readonly hooks: number
}

const COLUMNS = sql`c.id, c.name, c.place, c.hooks, c.version,
  (select count(*)::int from keys.key k where k.community_id = c.community_id and k.cabinet_id = c.id) as used,
  (select min(n) from generate_series(1, c.hooks) n where not exists (
    select from keys.key k where k.community_id = c.community_id and k.cabinet_id = c.id and k.hook = n)) as "freeHook"`

export const cabinetsOf = async (tx: Tx, communityId: CommunityId): Promise<Cabinet[]> => {
  const { rows } = await sql<Cabinet>`/* keys.cabinets */ select ${COLUMNS} from keys.cabinet c
    where c.community_id = ${communityId} order by c.name`.execute(tx)
  return rows
}

export const cabinetById = async (tx: Tx, on: { communityId: CommunityId; cabinetId: CabinetId }): Promise<Cabinet> => {
  const { rows } = await sql<Cabinet>`/* keys.cabinet */ select ${COLUMNS} from keys.cabinet c
    where c.community_id = ${on.communityId} and c.id = ${on.cabinetId}`.execute(tx)
  if (!rows[0]) throw refuse('cabinet-not-found')
  return rows[0]
}

/** The hooks that are kept for a key, from the first. */
export const takenHooksOf = async (
  tx: Tx,
  on: { communityId: CommunityId; cabinetId: CabinetId; now: Date },
): Promise<TakenHook[]> => {
  const { rows } = await sql<TakenHook>`/* keys.taken-hooks */
    select k.hook, k.id as "keyId", k.number, coalesce(h.spelling, a.name, f.name, k.label) as place, k.state,
      coalesce(l.borrower_name, '') as "borrowerName", coalesce(l.due_at < ${on.now}, false) as overdue
    from keys.key k
    left join estate.house h on h.community_id = k.community_id and h.id = k.house_id
    left join estate.public_area a on a.community_id = k.community_id and a.id = k.public_area_id
    left join estate.facility f on f.community_id = k.community_id and f.id = k.facility_id
    left join keys.loan l on l.community_id = k.community_id and l.key_id = k.id and l.ended_at is null
    where k.community_id = ${on.communityId} and k.cabinet_id = ${on.cabinetId} order by k.hook`.execute(tx)
  return rows
}

/** The cabinet, and nobody changes its hooks until this transaction ends. */
export const lockCabinet = async (
  tx: Tx,
  on: { communityId: CommunityId; cabinetId: CabinetId },
): Promise<CabinetFacts & { version: number; highestHook: number }> => {
  const { rows } = await sql<CabinetFacts & { version: number; highestHook: number }>`/* keys.lock-cabinet */
    select name, place, hooks, version, coalesce((select max(k.hook) from keys.key k
      where k.community_id = ${on.communityId} and k.cabinet_id = ${on.cabinetId}), 0) as "highestHook"
    from keys.cabinet where community_id = ${on.communityId} and id = ${on.cabinetId} for no key update`.execute(tx)
  if (!rows[0]) throw refuse('cabinet-not-found')
  return rows[0]
}

export const addCabinet = async (tx: Tx, on: { communityId: CommunityId; facts: CabinetFacts }): Promise<CabinetId> => {
  const id = crypto.randomUUID() as CabinetId
  const { facts } = on
  await onConstraint(
    sql`insert into keys.cabinet (community_id, id, name, place, hooks)
      values (${on.communityId}, ${id}, ${facts.name}, ${facts.place}, ${facts.hooks})`.execute(tx),
    { cabinet_name: () => refuse('cabinet-name-taken', { name: facts.name }) },
  )
  return id
}

export const saveCabinet = async (
  tx: Tx,
  on: { communityId: CommunityId; cabinetId: CabinetId; facts: CabinetFacts },
): Promise<void> => {
  const { facts } = on
  await onConstraint(
    sql`update keys.cabinet set name = ${facts.name}, place = ${facts.place}, hooks = ${facts.hooks}, version = version + 1
      where community_id = ${on.communityId} and id = ${on.cabinetId}`.execute(tx),
    { cabinet_name: () => refuse('cabinet-name-taken', { name: facts.name }) },
  )
}
