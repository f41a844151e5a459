import { type RawBuilder, sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { ClockChange } from './clock.store.ts'
import { clockParts, clockStatements } from './clock.store.ts'
import { eventFrom, type MatterClock } from './clock-rows.ts'
import { refuse } from './refusals.ts'
import type { Assignee, Channel, EntryKind, MatterId, Place, Priority } from './shapes.ts'

/** What a matter is when it is opened. */
export interface NewMatter {
  readonly id: MatterId
  readonly kind: string
  readonly number: string
  readonly state: string
  readonly title: string
  readonly description: string
  readonly channel: Channel
  readonly priority: Priority
  readonly place: Place
  readonly partyId: string | null
  readonly callerName: string
  readonly callerPhone: string
  readonly assignee: Assignee | null
  readonly openedAt: Date
  readonly openedBy: StaffId | null
  readonly dueAt: Date | null
  readonly dueName: string
}

/** A matter held for a step: nobody else can move it until this transaction ends. */
export interface LockedMatter {
  readonly id: MatterId
  readonly kind: string
  readonly number: string
  readonly state: string
  readonly title: string
  readonly description: string
  readonly priority: Priority
  readonly assigneeStaffId: StaffId | null
  readonly assigneeRole: string | null
  /** Name of the person it lies with; empty where it lies with a role or nobody. */
  readonly assigneeName: string
  readonly assignedAt: Date | null
  readonly openedAt: Date
  readonly openedBy: StaffId | null
  readonly closedAt: Date | null
  readonly version: number
  readonly houseId: string | null
  /** Those that run or stand still; met and ended ones are history. */
  readonly clocks: readonly MatterClock[]
}

export interface EntryToWrite {
  readonly id: string
  readonly kind: EntryKind
  readonly at: Date
  readonly authorId: StaffId | null
  readonly action?: string
  readonly from?: string
  readonly to?: string
  readonly assignee?: Assignee | null
  readonly body?: string
  readonly claimedAt?: Date | null
}

/** Writes a new matter with its first entry and its clocks: one statement. */
export const insertMatter = (
  tx: Tx,
  o: { communityId: CommunityId; matter: NewMatter; entry: EntryToWrite; clocks: readonly ClockChange[] },
): Promise<void> => {
  const { matter: m, entry: e, communityId } = o
  const { staffId, role } = assigneeColumns(m.assignee)
  const placeId = (kind: Place['kind']) => (m.place.kind === kind && m.place.kind !== 'none' ? m.place.id : null)
  const work = sql`/* matters.open */
    with opened as (
      insert into matters.matter (community_id, id, kind, number, state, title, description, channel, priority,
        house_id, public_area_id, facility_id, space_id, building_id, party_id, caller_name, caller_phone,
        assignee_staff_id, assignee_role, assigned_at, opened_at, opened_by, due_at, due_name)
      select ${communityId}, ${m.id}, ${m.kind}, ${m.number}, ${m.state}, ${m.title}, ${m.description}, ${m.channel}, ${m.priority},
        ${placeId('house')}, ${placeId('public-area')}, ${placeId('facility')}, ${placeId('space')}, ${buildingOf(communityId, m.place)}, ${m.partyId}, ${m.callerName}, ${m.callerPhone},
        ${staffId}, ${role}, ${m.assignee ? m.openedAt : null}, ${m.openedAt}, ${m.openedBy}, ${m.dueAt ?? 'infinity'}, ${m.dueName}
      returning id
    ), ${clockStatements(clockParts(communityId, o.clocks))}
    ${insertEntry({ communityId, matterId: m.id, version: 1, entry: e })}`.execute(tx)
  return onConstraint(work, {
    matter_house_fkey: () => refuse('place-not-found'),
    matter_public_area_fkey: () => refuse('place-not-found'),
    matter_facility_fkey: () => refuse('place-not-found'),
    matter_space_fkey: () => refuse('place-not-found'),
    matter_party_fkey: () => refuse('party-not-found'),
  }).then(() => undefined)
}

/** The building in which a place is; null where it is in none. */
const buildingOf = (communityId: CommunityId, place: Place): RawBuilder<unknown> => {
  if (place.kind === 'none' || place.kind === 'space') return sql`null::uuid`
  const table = { house: sql`estate.house`, 'public-area': sql`estate.public_area`, facility: sql`estate.facility` }
  return sql`(select p.building_id from ${table[place.kind]} p where p.community_id = ${communityId} and p.id = ${place.id})`
}

/** Where houses were put into another building, their matters go with them. */
export const followHouses = async (
  tx: Tx,
  o: { communityId: CommunityId; houseIds: readonly string[] },
): Promise<void> => {
  await sql`/* matters.follow-houses */
    update matters.matter m set building_id = h.building_id from estate.house h
    where m.community_id = ${o.communityId} and m.house_id = any(${o.houseIds}::uuid[])
      and h.community_id = ${o.communityId} and h.id = m.house_id and m.building_id is distinct from h.building_id`.execute(
    tx,
  )
}

/** Holds a matter for a step; undefined where this community has none of that id (and, if told, kind). */
export const lockMatter = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; kind?: string },
): Promise<LockedMatter | undefined> => {
  const [matter] = await lockMatters(tx, { communityId: o.communityId, matterIds: [o.matterId] })
  return matter && (o.kind === undefined || matter.kind === o.kind) ? matter : undefined
}

/** Holds several, always in the same order, so that two who hold some of the same wait and never stop each other. */
export const lockMatters = async (
  tx: Tx,
  o: { communityId: CommunityId; matterIds: readonly string[] },
): Promise<readonly LockedMatter[]> => {
  const { rows } = await sql`/* matters.lock */
    select from matters.matter where community_id = ${o.communityId} and id = any(${o.matterIds}::uuid[])
    order by id for update`.execute(tx)
  // Read after the locks are held: what the one before us wrote is only then to be seen.
  return rows.length === 0 ? [] : readLocked(tx, o)
}

type StoredEvents = readonly Readonly<Record<string, unknown>>[]

const readLocked = async (
  tx: Tx,
  o: { communityId: CommunityId; matterIds: readonly string[] },
): Promise<readonly LockedMatter[]> => {
  const { rows } = await sql<
    Omit<LockedMatter, 'clocks'> & {
      clocks: readonly { id: string; rule: string; name: string; forAcceptance: boolean; events: StoredEvents }[]
    }
  >`/* matters.locked */
    select m.id, m.kind, m.number, m.state, m.title, m.description, m.priority,
      m.assignee_staff_id as "assigneeStaffId", m.assignee_role as "assigneeRole", coalesce(s.name, '') as "assigneeName",
      m.assigned_at as "assignedAt", m.opened_at as "openedAt", m.opened_by as "openedBy", m.closed_at as "closedAt",
      m.version, m.house_id as "houseId",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'rule', c.rule, 'name', c.name, 'forAcceptance', c.for_acceptance, 'events', (
          select jsonb_agg(e.event order by e.number) from matters.clock_event e
          where e.community_id = ${o.communityId} and e.clock_id = c.id)))
        from matters.clock c
        where c.community_id = ${o.communityId} and c.matter_id = m.id and c.met_at is null and c.ended_at is null
      ), '[]'::jsonb) as clocks
    from matters.matter m
    left join access.staff s on s.id = m.assignee_staff_id
    where m.community_id = ${o.communityId} and m.id = any(${o.matterIds}::uuid[])`.execute(tx)
  return rows.map((row) => ({
    ...row,
    clocks: row.clocks.map(({ events, ...clock }) => ({ ...clock, log: events.map(eventFrom), endedAt: null })),
  }))
}

/** What a step changes; what is left out stays. */
export interface MatterChanges {
  readonly state?: string
  readonly assignee?: Assignee | null
  readonly assignedAt?: Date | null
  readonly closedAt?: Date
  readonly title?: string
  readonly description?: string
  readonly priority?: Priority
  /** The next deadline; null where no clock runs any more. */
  readonly deadline?: { readonly dueAt: Date; readonly name: string } | null
}

/** Saves a step: the matter's new standing, one entry, what became of its clocks; one statement. Answers the new version. */
export const saveStep = async (
  tx: Tx,
  o: {
    communityId: CommunityId
    matter: LockedMatter
    changes: MatterChanges
    entry: EntryToWrite
    clocks: readonly ClockChange[]
  },
): Promise<number> => {
  const { communityId, matter, changes } = o
  const version = matter.version + 1
  const kept = { staffId: matter.assigneeStaffId, role: matter.assigneeRole }
  const { staffId, role } = changes.assignee === undefined ? kept : assigneeColumns(changes.assignee)
  await sql`/* matters.step */
    with moved as (
      update matters.matter set state = ${changes.state ?? matter.state}, assignee_staff_id = ${staffId}, assignee_role = ${role},
        assigned_at = ${changes.assignedAt ?? matter.assignedAt}, closed_at = ${changes.closedAt ?? matter.closedAt},
        title = ${changes.title ?? matter.title}, description = ${changes.description ?? matter.description},
        priority = ${changes.priority ?? matter.priority},
        ${deadlineColumns(changes.deadline)} version = ${version}
      where community_id = ${communityId} and id = ${matter.id}
      returning id
    ), ${clockStatements(clockParts(communityId, o.clocks))}
    ${insertEntry({ communityId, matterId: matter.id, version, entry: o.entry })}`.execute(tx)
  return version
}

/** Adds an entry that moves nothing: a comment, a word to the resident. */
export const addEntry = async (
  tx: Tx,
  o: { communityId: CommunityId; matter: LockedMatter; entry: EntryToWrite },
): Promise<void> => {
  const { communityId, matter, entry } = o
  await sql`/* matters.add-entry */
    ${insertEntry({ communityId, matterId: matter.id, version: matter.version, entry })}`.execute(tx)
}

/** The entry of that id, if it is already there: a record sent a second time. */
export const entryById = async (
  tx: Tx,
  o: { communityId: CommunityId; entryId: string },
): Promise<{ matterId: string; authorId: string | null; kind: string; action: string | null } | undefined> => {
  const { rows } = await sql<{
    matterId: string
    authorId: string | null
    kind: string
    action: string | null
  }>`/* matters.entry */
    select matter_id as "matterId", author_id as "authorId", kind, action
    from matters.entry where community_id = ${o.communityId} and id = ${o.entryId}`.execute(tx)
  return rows[0]
}

/** Whether a person works in this community and may be given a matter. */
export const isColleague = async (tx: Tx, o: { communityId: CommunityId; staffId: string }): Promise<boolean> => {
  const { rows } = await sql`/* matters.is-colleague */
    select from access.assignment a join access.staff s on s.id = a.staff_id
    where a.community_id = ${o.communityId} and a.staff_id = ${o.staffId} and s.disabled_at is null`.execute(tx)
  return rows.length > 0
}

const deadlineColumns = (deadline: MatterChanges['deadline']) =>
  deadline === undefined ? sql`` : sql`due_at = ${deadline?.dueAt ?? 'infinity'}, due_name = ${deadline?.name ?? ''},`

const insertEntry = (o: { communityId: CommunityId; matterId: string; version: number; entry: EntryToWrite }) => {
  const { entry: e, communityId } = o
  const { staffId, role } = assigneeColumns(e.assignee ?? null)
  return sql`insert into matters.entry (community_id, id, matter_id, at, kind, author_id, action, from_state, to_state,
      assignee_staff_id, assignee_role, body, claimed_at, matter_version)
    values (${communityId}, ${e.id}, ${o.matterId}, ${e.at}, ${e.kind}, ${e.authorId}, ${e.action ?? null}, ${e.from ?? null}, ${e.to ?? null},
      ${staffId}, ${role}, ${e.body ?? ''}, ${e.claimedAt ?? null}, ${o.version})
    returning id`
}

export const assigneeColumns = (assignee: Assignee | null): { staffId: string | null; role: string | null } => {
  if (!assignee) return { staffId: null, role: null }
  return 'staffId' in assignee ? { staffId: assignee.staffId, role: null } : { staffId: null, role: assignee.role }
}
