import { beforeAll, describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import type { ClockTarget } from '../../../kernel/clock-policy.ts'
import { strictly } from '../../../kernel/clock-policy.ts'
import * as contract from '../contract.ts'
import { holdMatter, moveMatter } from '../move-matter.ts'
import { openMatter } from '../open-matter.ts'
import type { TestColleague } from '../testing/centre.ts'
import { minuteGoesBy } from '../testing/minute.ts'
import { testTeam } from '../testing/team.ts'
import { inCentre, openTrial, trialKind } from '../testing/trial-matter.ts'
import { readArrangement } from './arrangement.rules.ts'
import { reckonClocks } from './reckon-anew.ts'

const team = testTeam()
let manager: TestColleague

beforeAll(async () => {
  manager = await team.centre.colleague({ name: '钱经理', roles: ['manager'] })
})

const clock = (target: ClockTarget, rule = 'trial.review') => ({ rule, name: '审核时限', policy: strictly(target) })
const days3 = clock({ kind: 'working-days', days: 3 })

const arrange = async (year: number, text: string) => {
  const { communityId } = team.centre
  const before = (await team.centre.call(manager, contract.readYearArrangement, { communityId, year })).body
  const { days } = readArrangement(text, year)
  const body = { version: before.version, days: [...days] }
  const answer = await team.centre.call(manager, contract.setYearArrangement, { communityId, year, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

const reckon = async () => {
  const lines: string[] = []
  await reckonClocks.run({ database: team.centre.app.database, payload: {}, log: (line) => lines.push(line) })
  return lines
}

const read = async (matterId: string) =>
  (await team.centre.call(team.boss, contract.readMatter, team.on(matterId))).body
const open = (...clocks: ReturnType<typeof clock>[]) => openTrial(team.centre, { staffId: team.cleaner.id }, clocks)

const eve = new Date('2026-12-30T02:00:00Z')
const NEW_YEAR = '元旦：1月1日（周五）至3日（周日）放假，共3天'
const state = async () =>
  (await team.centre.call(manager, contract.readArrangementState, { communityId: team.centre.communityId })).body

describe(`${clause('§12.3.2')} Deadlines that were reckoned without the holidays of next year`, () => {
  it('are reckoned anew once these are known: the deadline moves, the timeline says so, the version stays', async () => {
    team.at(eve)
    const id = await open(days3, clock({ kind: 'natural-time', minutes: 20_000 }, 'trial.other'))
    const before = await read(id)
    expect(before).toMatchObject({ dueAt: '2027-01-04T16:00:00.000Z' })
    expect(before.clocks).toContainEqual(expect.objectContaining({ name: '审核时限', calendarAssumed: true }))
    expect(await state()).toEqual({ coveredTo: '2026-12-31', endsSoon: true, nextYear: 2027, assumed: 1 })
    await arrange(2027, NEW_YEAR)
    expect(await reckon()).toEqual(['1 matters have other deadlines by the holiday arrangement'])
    const after = await read(id)
    expect(after).toMatchObject({ dueAt: '2027-01-05T16:00:00.000Z', dueName: '审核时限', version: before.version })
    expect(after.clocks).toContainEqual(expect.objectContaining({ name: '审核时限', calendarAssumed: false }))
    expect(after.timeline[0]).toMatchObject({
      kind: 'reckoned',
      author: '系统',
      body: '审核时限：1月5日 00:00 → 1月6日 00:00',
    })
    expect(await state()).toEqual({ coveredTo: '2027-12-31', endsSoon: false, nextYear: 2028, assumed: 0 })
    expect(await reckon()).toEqual([])
  })

  it('stay where they were met, and a breach that was written stays in the log and in the list', async () => {
    team.at(new Date('2027-03-01T02:00:00Z'))
    const [met, late, untouched] = [
      await open(days3),
      await open(days3),
      await open(clock({ kind: 'end-of-day', days: 3 })),
    ]
    const step = (id: string, meets: string[]) =>
      inCentre(team.centre, async (context) => {
        await moveMatter(context, await holdMatter(context, { matterId: id }), {
          kind: trialKind,
          action: 'take',
          clocks: { meets },
        })
      })
    await step(met, ['trial.review'])
    team.at(new Date('2027-03-05T02:00:00Z'))
    await minuteGoesBy(team.centre.app)
    const before = await Promise.all([met, late, untouched].map(read))
    expect(before.map(({ clocks }) => clocks[0].breachedAt)).toEqual([
      null,
      '2027-03-04T16:00:00.000Z',
      '2027-03-04T16:00:00.000Z',
    ])
    await arrange(2027, `${NEW_YEAR}\n三月三 3月3日 休`)
    await reckon()
    const after = await Promise.all([met, late, untouched].map(read))
    expect(after[0]).toEqual(before[0])
    expect(after[2]).toEqual(before[2])
    expect(after[1].clocks[0]).toMatchObject({
      dueAt: '2027-03-05T16:00:00.000Z',
      breachedAt: '2027-03-04T16:00:00.000Z',
    })
    const events = await team.centre.query<{ type: string }>(
      `select e.type from matters.clock_event e join matters.clock c on c.id = e.clock_id where c.matter_id = $1 and not c.for_acceptance order by number`,
      [late],
    )
    expect(events.map(({ type }) => type)).toEqual(['started', 'breached'])
    team.at(new Date('2027-03-06T02:00:00Z'))
    await minuteGoesBy(team.centre.app)
    expect((await read(late)).clocks[0]).toMatchObject({ breachedAt: '2027-03-04T16:00:00.000Z' })
  })

  it('of more matters than one step takes are all reckoned, and those of days that did not change are left alone', async () => {
    team.at(new Date('2027-05-25T02:00:00Z'))
    const early = await open(days3)
    team.at(new Date('2027-06-07T02:00:00Z'))
    const many = await Promise.all(Array.from({ length: 105 }, () => open(days3)))
    await arrange(2027, `${NEW_YEAR}\n三月三 3月3日 休\n端午：6月9日休`)
    expect(await reckon()).toEqual(['105 matters have other deadlines by the holiday arrangement'])
    const [due] = await team.centre.query(
      `select count(*)::int as matters, count(*) filter (where due_at = '2027-06-11T16:00:00Z')::int as moved
       from matters.matter where id = any($1::uuid[])`,
      [many],
    )
    expect(due).toEqual({ matters: 105, moved: 105 })
    expect((await read(early)).timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['opened'])
  })
})

describe('While the arrangement changes', () => {
  it('a step that is under way on a matter and the reckoning wait for each other: both hold afterwards', async () => {
    team.at(new Date('2027-08-02T02:00:00Z'))
    const id = await open(days3)
    let reckoning: Promise<unknown> = Promise.resolve()
    await inCentre(team.centre, async (context) => {
      const matter = await holdMatter(context, { matterId: id })
      const starts = [clock({ kind: 'working-days', days: 2 }, 'trial.second')]
      await moveMatter(context, matter, { kind: trialKind, action: 'take', clocks: { starts } })
      // The step has read the old arrangement and has not committed yet.
      await arrange(2027, `${NEW_YEAR}\n三月三 3月3日 休\n端午：6月9日休\n立秋 8月4日 休`)
      reckoning = reckon()
      await expect
        .poll(() =>
          team.centre.query(`select from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where not l.granted and a.datname = current_database()`),
        )
        .toHaveLength(1)
    })
    await reckoning
    const after = await read(id)
    expect(after).toMatchObject({ state: 'taken', version: 2, dueAt: '2027-08-05T16:00:00.000Z' })
    const dues = after.clocks.filter(({ metAt }: { metAt: string | null }) => metAt === null)
    expect(dues.map(({ rule, dueAt }: { rule: string; dueAt: string }) => `${rule} ${dueAt}`).sort()).toEqual([
      'trial.review 2027-08-06T16:00:00.000Z',
      'trial.second 2027-08-05T16:00:00.000Z',
    ])
  })

  it('a matter that is opened by the old one and committed behind the reckoning is found by a later run', async () => {
    team.at(new Date('2027-09-06T02:00:00Z'))
    const id = await inCentre(team.centre, async (context) => {
      const opened = await openMatter(context, {
        ...{ kind: trialKind, title: '试验', channel: 'phone', priority: 'normal', place: { kind: 'none' } },
        ...{ assignee: null, clocks: [days3] },
      })
      await arrange(2027, `${NEW_YEAR}\n三月三 3月3日 休\n端午：6月9日休\n立秋 8月4日 休\n教师节 9月8日 休`)
      await reckon()
      return opened.id
    })
    expect(await read(id)).toMatchObject({ dueAt: '2027-09-09T16:00:00.000Z' })
    team.at(new Date('2027-09-06T02:06:00Z'))
    expect(await reckon()).toHaveLength(1)
    expect(await read(id)).toMatchObject({ dueAt: '2027-09-10T16:00:00.000Z' })
    expect(await team.centre.query('select from matters.calendar_change where reckoned_at is null')).toEqual([])
  })
})
