import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type ClockChange, clockParts, clockStatements } from './clock.store.ts'
import type { NewMatter } from './matter.store.ts'
import type { Assignee, Place } from './shapes.ts'

interface ManyMatters {
  readonly communityId: CommunityId
  /** What is the same for all of them. */
  readonly shared: {
    readonly kind: string
    readonly state: string
    readonly channel: NewMatter['channel']
    readonly assignee: Assignee | null
    readonly openedAt: Date
    readonly openedBy: StaffId | null
  }
  readonly matters: readonly (Pick<NewMatter, 'id' | 'number' | 'title' | 'description' | 'priority' | 'place'> &
    Pick<NewMatter, 'partyId' | 'callerName' | 'callerPhone'> & {
      readonly note: string
      readonly entryId: string
      readonly next: { readonly dueAt: Date; readonly name: string } | null
    })[]
  readonly clocks: readonly ClockChange[]
}

/** Writes many new matters, each with its first entry and its clocks: one statement. */
export const insertMatters = async (tx: Tx, o: ManyMatters): Promise<void> => {
  const { communityId, shared } = o
  const staffId = shared.assignee && 'staffId' in shared.assignee ? shared.assignee.staffId : null
  const role = shared.assignee && 'role' in shared.assignee ? shared.assignee.role : null
  const rows = o.matters.map((m) => ({
    ...{ id: m.id, number: m.number, title: m.title, description: m.description, priority: m.priority },
    ...{ house_id: placeId(m.place, 'house'), public_area_id: placeId(m.place, 'public-area') },
    ...{ facility_id: placeId(m.place, 'facility'), space_id: placeId(m.place, 'space') },
    ...{ party_id: m.partyId, caller_name: m.callerName, caller_phone: m.callerPhone },
    ...{ due_at: m.next?.dueAt ?? 'infinity', due_name: m.next?.name ?? '', entry_id: m.entryId, note: m.note },
  }))
  await sql`/* matters.open-many */
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, number text, title text, description text,
        priority text, house_id uuid, public_area_id uuid, facility_id uuid, space_id uuid, party_id uuid, caller_name text,
        caller_phone text, due_at timestamptz, due_name text, entry_id uuid, note text)
    ), opened as (
      insert into matters.matter (community_id, id, kind, number, state, title, description, channel, priority,
        house_id, public_area_id, facility_id, space_id, building_id, party_id, caller_name, caller_phone,
        assignee_staff_id, assignee_role, assigned_at, opened_at, opened_by, due_at, due_name)
      select ${communityId}::uuid, g.id, ${shared.kind}, g.number, ${shared.state}, g.title, g.description, ${shared.channel}, g.priority,
        g.house_id, g.public_area_id, g.facility_id, g.space_id, coalesce(h.building_id, a.building_id, f.building_id), g.party_id, g.caller_name, g.caller_phone,
        ${staffId}::uuid, ${role}::text, ${shared.assignee ? shared.openedAt : null}::timestamptz, ${shared.openedAt}::timestamptz,
        ${shared.openedBy}::uuid, g.due_at, g.due_name
      from given g
      left join estate.house h on h.community_id = ${communityId} and h.id = g.house_id
      left join estate.public_area a on a.community_id = ${communityId} and a.id = g.public_area_id
      left join estate.facility f on f.community_id = ${communityId} and f.id = g.facility_id
      returning id
    ), ${clockStatements(clockParts(communityId, o.clocks))}
    insert into matters.entry (community_id, id, matter_id, at, kind, author_id, to_state, assignee_staff_id, assignee_role, body, matter_version)
    select ${communityId}::uuid, g.entry_id, g.id, ${shared.openedAt}::timestamptz, 'opened', ${shared.openedBy}::uuid, ${shared.state},
      ${staffId}::uuid, ${role}::text, g.note, 1
    from given g
    returning id`.execute(tx)
}

const placeId = (place: Place, kind: Exclude<Place['kind'], 'none'>): string | null =>
  place.kind === kind ? place.id : null
