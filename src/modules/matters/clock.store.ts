import { type RawBuilder, sql } from 'kysely'
import type { Calendar } from '../../kernel/calendar.ts'
import type { ClockEvent } from '../../kernel/clock-log.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { type MatterClock, standingOf } from './clock-rows.ts'

/** What a step did to one clock: how it stands now, and the events to append. */
export interface ClockChange {
  readonly matterId: string
  readonly clock: MatterClock
  /** How many events the log had before. */
  readonly before: number
  readonly calendar: Calendar
}

interface ClockParts {
  readonly communityId: CommunityId
  readonly started: readonly Record<string, unknown>[]
  readonly changed: readonly Record<string, unknown>[]
  readonly events: readonly Record<string, unknown>[]
}

/** The rows that a step writes about clocks. */
export const clockParts = (communityId: CommunityId, changes: readonly ClockChange[]): ClockParts => ({
  communityId,
  started: changes.filter((one) => one.before === 0).map(rowOf),
  changed: changes.filter((one) => one.before > 0).map(rowOf),
  events: changes.flatMap((one) => one.clock.log.slice(one.before).map((event, at) => eventRow(one, event, at))),
})

/** Three parts of a `with`: changed clocks, then new ones (one of a rule may end as the next begins: they look at the changed), their events; ends without a comma. */
export const clockStatements = ({ communityId, started, changed, events }: ClockParts): RawBuilder<unknown> => sql`
    changed as (
      update matters.clock set due_at = c.due_at, met_at = c.met_at, ended_at = c.ended_at, breached_at = c.breached_at,
        calendar_assumed = c.calendar_assumed
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c (${columns})
      where clock.community_id = ${communityId} and clock.id = c.id
      returning clock.id
    ), started as (
      insert into matters.clock (community_id, id, matter_id, rule, name, started_at, due_at, met_at, ended_at, breached_at, calendar_assumed, for_acceptance)
      select ${communityId}::uuid, c.id, c.matter_id, c.rule, c.name, c.started_at, c.due_at, c.met_at, c.ended_at, c.breached_at, c.calendar_assumed, c.for_acceptance
      from jsonb_to_recordset(${JSON.stringify(started)}::jsonb) as c (${columns})
      where (select count(*) from changed) >= 0
      returning id
    ), logged as (
      insert into matters.clock_event (community_id, clock_id, number, type, at, event)
      select ${communityId}::uuid, e.clock_id, e.number, e.type, e.at, e.event
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (clock_id uuid, number int, type text, at timestamptz, event jsonb)
      returning clock_id
    )`

const columns = sql.raw(`id uuid, matter_id uuid, rule text, name text, started_at timestamptz, due_at timestamptz,
        met_at timestamptz, ended_at timestamptz, breached_at timestamptz, calendar_assumed boolean, for_acceptance boolean`)

const rowOf = ({ matterId, clock, calendar }: ClockChange): Record<string, unknown> => {
  const standing = standingOf(clock, calendar)
  return {
    id: clock.id,
    matter_id: matterId,
    rule: clock.rule,
    name: clock.name,
    started_at: standing.startedAt,
    due_at: standing.dueAt ?? 'infinity',
    met_at: standing.metAt,
    ended_at: clock.endedAt,
    breached_at: standing.breachedAt,
    calendar_assumed: standing.calendarAssumed,
    for_acceptance: clock.forAcceptance,
  }
}

const eventRow = ({ clock, before }: ClockChange, event: ClockEvent, at: number): Record<string, unknown> => ({
  clock_id: clock.id,
  number: before + at + 1,
  type: event.type,
  at: event.at,
  event,
})
