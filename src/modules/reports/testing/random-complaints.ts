import fc from 'fast-check'
import { asAdmin } from '../../../platform/testing/cluster.ts'
import { satisfactionNames as saidNames } from '../../callbacks/contract.ts'
import { causeKindNames, satisfactionNames } from '../../desk/contract.ts'

/** A complaint as the figures see it, in any state it may be in. */
export interface RandomComplaint {
  readonly class: string
  readonly severity: string
  readonly channel: string
  readonly department: string
  /** Position in the list of houses; none: a public place. */
  readonly house: number | null
  readonly registeredAt: Date
  readonly closedAt: Date | null
  readonly answeredAfter: number | null
  readonly resolvedAfter: number | null
  readonly validity: string | null
  readonly cause: string | null
  readonly satisfaction: string | null
  readonly repeat: boolean
  /** What the owner said when called back, in this order; a call outside of the plan counts for nothing. */
  readonly calls: readonly { readonly said: string; readonly planned: boolean }[]
  readonly handled: Clock
  readonly replied: Clock
}

/** Minutes after the registration; `ended`: taken away unmet. */
interface Clock {
  readonly due: number
  readonly met: number | null
  readonly ended: boolean
  readonly breached: boolean
}

const DAY = 1440
/** Three weeks around 8 June 2026; the first instant of a week and the last one before it come often. */
const FIRST = Date.parse('2026-05-31T16:00:00Z')
const instant = fc.oneof(
  fc.integer({ min: 0, max: 21 * DAY }).map((minute) => new Date(FIRST + minute * 60_000)),
  fc.constantFrom(7, 14).chain((day) => fc.constantFrom(-1, 0).map((ms) => new Date(FIRST + day * DAY * 60_000 + ms))),
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 })
const clock = (hours: number): fc.Arbitrary<Clock> =>
  fc
    .record({ met: maybe(fc.nat(6 * DAY)), ended: fc.boolean(), breached: fc.boolean() })
    .map(({ met, ended, breached }) => ({
      due: hours * 60,
      met,
      ended: met === null && ended,
      breached: breached || (met !== null && met > hours * 60),
    }))

const said = Object.keys(saidNames)

export const anyComplaint: fc.Arbitrary<RandomComplaint> = fc
  .record({
    class: fc.constantFrom('facilities', 'fees', 'noise'),
    severity: fc.constantFrom('ordinary', 'serious'),
    channel: fc.constantFrom('phone', 'visit', 'wechat'),
    department: fc.constantFrom('工程部', '客服部', ''),
    house: maybe(fc.nat(2)),
    registeredAt: instant,
    closedAfter: maybe(fc.nat(20 * DAY)),
    answeredAfter: maybe(fc.nat(4 * DAY)),
    resolvedAfter: maybe(fc.nat(4 * DAY)),
    validity: maybe(fc.constantFrom('valid', 'invalid')),
    cause: maybe(fc.constantFrom(...Object.keys(causeKindNames))),
    satisfaction: maybe(fc.constantFrom(...Object.keys(satisfactionNames))),
    repeat: fc.boolean(),
    calls: fc.array(fc.record({ said: fc.constantFrom(...said), planned: fc.boolean() }), { maxLength: 3 }),
    handled: clock(24),
    replied: clock(72),
  })
  .map(({ closedAfter, ...one }) => ({
    ...one,
    closedAt: closedAfter === null ? null : new Date(one.registeredAt.getTime() + closedAfter * 60_000),
  }))

/** Puts exactly these complaints into a community, as its only ones. */
export const putComplaints = (
  url: string,
  o: { communityId: string; houses: readonly string[]; complaints: readonly RandomComplaint[] },
): Promise<void> =>
  asAdmin(url, async (admin) => {
    await admin.query(`set session_replication_role = replica`)
    for (const table of ['callbacks.callback', 'desk.complaint', 'matters.clock', 'matters.matter']) {
      await admin.query(`delete from ${table} where community_id = $1`, [o.communityId])
    }
    const after = (from: Date, minutes: number | null) =>
      minutes === null ? null : new Date(from.getTime() + minutes * 60_000)
    const rows = o.complaints.map((one, at) => ({
      ...one,
      at,
      calls: one.calls.map(({ said: word, planned }, minute) => ({
        ...{
          said: word,
          class: planned ? 'complaint' : 'unplanned',
          recorded: after(one.registeredAt, 6 * DAY + minute),
        },
      })),
      house_id: one.house === null ? null : o.houses[one.house],
      answered: after(one.registeredAt, one.answeredAfter),
      resolved: after(one.registeredAt, one.resolvedAfter),
      clocks: [
        { rule: 'complaint.handled', ...one.handled },
        { rule: 'complaint.replied', ...one.replied },
      ].map((k) => ({
        rule: k.rule,
        due: after(one.registeredAt, k.due),
        met: after(one.registeredAt, k.met),
        ended: k.ended ? one.registeredAt : null,
        breached: k.breached ? after(one.registeredAt, k.due) : null,
      })),
    }))
    await admin.query(
      `with given as (
        select gen_random_uuid() as id, r from jsonb_array_elements($2::jsonb) r
      ), matter as (
        insert into matters.matter (community_id, id, kind, number, state, title, channel, house_id, building_id, opened_at, closed_at)
        select $1, id, 'complaint', 'TS' || (r->>'at'), case when r->>'closedAt' is null then 'handling' else 'closed' end,
          '投诉' || (r->>'at'), r->>'channel', (r->>'house_id')::uuid,
          (select h.building_id from estate.house h where h.community_id = $1 and h.id = (r->>'house_id')::uuid), (r->>'registeredAt')::timestamptz, (r->>'closedAt')::timestamptz
        from given
      ), clock as (
        insert into matters.clock (community_id, matter_id, rule, name, started_at, due_at, met_at, ended_at, breached_at)
        select $1, id, k->>'rule', k->>'rule', (r->>'registeredAt')::timestamptz, (k->>'due')::timestamptz,
          (k->>'met')::timestamptz, (k->>'ended')::timestamptz, (k->>'breached')::timestamptz
        from given cross join jsonb_array_elements(r->'clocks') k
      ), called as (
        insert into callbacks.callback (community_id, matter_id, class, about_matter_id, about_finished_at, recorded_at, recorded_by, satisfaction)
        select $1, gen_random_uuid(), k->>'class', id, (k->>'recorded')::timestamptz, (k->>'recorded')::timestamptz, gen_random_uuid(), k->>'said'
        from given cross join jsonb_array_elements(r->'calls') k
      )
      insert into desk.complaint (community_id, matter_id, registered_at, class_code, class_name, severity, department, repeat_of,
        first_answer, answered_at, validity, cause_kind, cause, action, result, resolved_at, satisfaction)
      select $1, id, (r->>'registeredAt')::timestamptz, r->>'class', r->>'class', r->>'severity', r->>'department',
        case when (r->>'repeat')::boolean then gen_random_uuid() end, case when r->>'answered' is null then '' else '已答复' end,
        (r->>'answered')::timestamptz, r->>'validity', r->>'cause', '原因', '措施', '结果',
        case when r->>'validity' is not null and r->>'cause' is not null then (r->>'resolved')::timestamptz end, r->>'satisfaction'
      from given`,
      [o.communityId, JSON.stringify(rows)],
    )
  })
