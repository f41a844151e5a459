import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clause, hostile } from '../../kernel/clause.ts'
import * as contract from './contract.ts'
import { MONDAY_MORNING, testTeam } from './testing/team.ts'
import { openTrial } from './testing/trial-matter.ts'
import { writeBreaches } from './write-breaches.ts'

const team = testTeam()

const HOUR = 3_600_000
const hoursLater = (hours: number) => new Date(MONDAY_MORNING.getTime() + hours * HOUR)
const open = () => openTrial(team.centre, { staffId: team.cleaner.id })
const read = async (id: string) => (await team.centre.call(team.boss, contract.readMatter, team.on(id))).body
const clockOf = async (id: string, name = '处理时限') =>
  (await read(id)).clocks.find((clock: { name: string }) => clock.name === name)
const breach = () => writeBreaches.run({ database: team.centre.app.database, payload: {}, log: () => {} })

const extend = (id: string, o: { until: Date; version: number; rule?: string; reason?: string }) =>
  team.centre.call(
    team.boss,
    contract.extendClock,
    team.on(id, {
      rule: o.rule ?? 'trial.handled',
      version: o.version,
      until: o.until.toISOString(),
      reason: o.reason ?? '等厂家到场',
    }),
  )
/** Within a minute: every call takes its moment, and a pause is as long as its two calls are apart. */
const near = (instant: Date) =>
  expect.schemaMatching(z.string().refine((text) => Math.abs(Date.parse(text) - instant.getTime()) < 60_000))

describe(`${clause('§10.3')} The deadline of a matter, "generally" 24 hours`, () => {
  it('is extended once by the supervisor with a reason and a new time; the first breach stays visible', async () => {
    const id = await open()
    team.at(hoursLater(25))
    await breach()
    const { status, body } = await extend(id, { until: hoursLater(60), version: 1 })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(await clockOf(id)).toMatchObject({
      dueAt: near(hoursLater(60)),
      breachedAt: near(hoursLater(24)),
      extended: { reason: '等厂家到场' },
      extendable: false,
    })
    expect(body.timeline[0]).toMatchObject({
      title: '延期',
      author: '赵主管',
      body: '处理时限延至 6月10日 22:00\n等厂家到场',
    })
    const again = await extend(id, { until: hoursLater(90), version: body.version })
    expect(again).toMatchObject({ status: 409, body: { code: 'clock.already-extended' } })
    team.at(hoursLater(61))
    await breach()
    expect((await read(id)).timeline.filter((e: { body: string }) => e.body === '处理时限已超')).toHaveLength(1)
  })

  it('is extended to a later time only, by nobody else, and not where the policy forbids it', async () => {
    const id = await open()
    expect(await extend(id, { until: hoursLater(23), version: 1 })).toMatchObject({
      body: { code: 'clock.extension-not-later' },
    })
    expect(await extend(id, { until: hoursLater(99), version: 1, rule: 'trial.answered' })).toMatchObject({
      status: 422,
      body: { code: 'clock.not-extendable' },
    })
    expect(await extend(id, { until: hoursLater(99), version: 1, reason: '  ' })).toMatchObject({ status: 422 })
    const input = { rule: 'trial.handled', version: 1, until: hoursLater(60).toISOString(), reason: '忙' }
    const clerk = await team.centre.call(team.clerk, contract.extendClock, team.on(id, input))
    expect(clerk.status).toBe(403)
  })

  it(`${hostile(38)} is extended by one of two at once; the other sees what became of it`, async () => {
    const id = await open()
    const answers = await Promise.all([
      extend(id, { until: hoursLater(40), version: 1 }),
      extend(id, { until: hoursLater(50), version: 1 }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('matters.changed-meanwhile')
  })
})

describe('A clock that stands still', () => {
  const pause = (id: string, o: { version: number; reason?: string; rule?: string }) =>
    team.centre.call(
      team.clerk,
      contract.pauseClock,
      team.on(id, { rule: o.rule ?? 'trial.handled', version: o.version, reason: o.reason ?? '等待业主' }),
    )
  const resume = (id: string, version: number) =>
    team.centre.call(team.clerk, contract.resumeClock, team.on(id, { rule: 'trial.handled', version }))

  it('does so for a listed reason alone, gives the time back, and leaves the other clocks running', async () => {
    const id = await open()
    const forgot = await pause(id, { version: 1, reason: '忘了' })
    expect(forgot).toMatchObject({ status: 422, body: { code: 'clock.pause-not-permitted' } })
    expect(forgot.body.detail).toBe('这个时限不能因“忘了”暂停；可以暂停的原因：等待业主。')
    expect(await pause(id, { version: 1, rule: 'trial.answered' })).toMatchObject({ status: 422 })
    team.at(hoursLater(4))
    const paused = await pause(id, { version: 1 })
    expect(await clockOf(id)).toMatchObject({ dueAt: null, paused: '等待业主' })
    expect(paused.body).toMatchObject({ dueAt: near(hoursLater(72)), dueName: '答复时限' })
    team.at(hoursLater(10))
    const { body } = await resume(id, paused.body.version)
    expect(await clockOf(id)).toMatchObject({ dueAt: near(hoursLater(30)), paused: null })
    expect(await resume(id, body.version)).toMatchObject({ status: 409, body: { code: 'clock.not-paused' } })
    expect(body.timeline.slice(0, 2).map((e: { title: string }) => e.title)).toEqual(['恢复计时', '暂停计时'])
  })
})

describe('How urgent a matter is', () => {
  const change = (id: string, version: number, priority: string) =>
    team.centre.call(team.clerk, contract.changePriority, team.on(id, { version, priority, reason: '水漫到楼下了' }))

  it('is changed with a reason; its clocks are aimed anew from their start, and both stand in the record', async () => {
    const id = await open()
    team.at(hoursLater(1))
    const { body } = await change(id, 1, 'emergency')
    expect(body).toMatchObject({ priority: 'emergency', dueAt: near(hoursLater(4)), dueName: '处理时限' })
    expect(body.timeline[0]).toMatchObject({ title: '调整紧急程度', body: '一般 → 特急\n水漫到楼下了' })
    expect(await change(id, body.version, 'emergency')).toMatchObject({ body: { code: 'matters.same-priority' } })
    const back = await change(id, body.version, 'normal')
    expect(back.body).toMatchObject({ dueAt: near(hoursLater(24)) })
  })

  it('raised when the new target is already over breaches at once', async () => {
    const id = await open()
    team.at(hoursLater(6))
    await change(id, 1, 'emergency')
    await breach()
    expect(await clockOf(id)).toMatchObject({ breachedAt: near(hoursLater(4)) })
  })
})

describe('What nobody takes on', () => {
  it('goes up to the supervisor once, as its own fact; it is no breach of the deadline, and taking it ends the wait', async () => {
    const id = await open()
    team.at(hoursLater(1))
    await breach()
    await breach()
    const { timeline, dueAt } = await read(id)
    expect(timeline.filter((e: { kind: string }) => e.kind === 'unaccepted')).toMatchObject([
      { title: '无人接收，已上报', body: '接手时限已超', author: '系统' },
    ])
    expect(dueAt).toEqual(near(hoursLater(24)))
    const { rows } = await team.list({ breached: 'true' })
    expect(rows.map((row: { id: string }) => row.id)).not.toContain(id)
  })

  it('is before the supervisor from then on, and no longer once it is given to another; the clerk is not asked', async () => {
    const shown = async () => {
      const { communityId } = team.centre
      const { body } = await team.centre.call(team.boss, contract.unacceptedMatters, { communityId })
      return { waiting: body.waiting, ids: body.rows.map((row: { id: string }) => row.id) }
    }
    const before = await shown()
    const { id } = await team.task()
    expect(await shown()).toEqual(before)
    team.at(hoursLater(24))
    await breach()
    const after = await shown()
    expect(after.ids).toContain(id)
    expect(after.waiting).toBe(after.ids.length)
    const refused = await team.centre.call(team.clerk, contract.unacceptedMatters, {
      communityId: team.centre.communityId,
    })
    expect(refused.status).toBe(403)
    const { version } = await read(id)
    await team.centre.call(team.boss, contract.assignMatter, team.on(id, { version, to: { staffId: team.clerk.id } }))
    const given = await shown()
    expect(given.ids).not.toContain(id)
    expect(given.waiting).toBe(after.waiting - 1)
  })

  it('waits on for the same person however often it is given to him, one by one or among many', async () => {
    const { id } = await team.task()
    const wait = async () => (await read(id)).clocks.filter((clock: { forAcceptance: boolean }) => clock.forAcceptance)
    const before = await wait()
    team.at(hoursLater(1))
    await team.centre.call(
      team.boss,
      contract.assignMatter,
      team.on(id, { version: 1, to: { staffId: team.cleaner.id } }),
    )
    const { body } = await team.centre.call(team.boss, contract.assignMatters, {
      communityId: team.centre.communityId,
      matters: [{ id, version: 2 }],
      to: { staffId: team.cleaner.id },
    } as never)
    expect(body.results).toMatchObject([{ assigned: true }])
    expect(await wait()).toEqual(before)
  })

  it('waits another time at another urgency, from its start', async () => {
    const id = await open()
    const wait = async () => (await read(id)).clocks.filter((clock: { forAcceptance: boolean }) => clock.forAcceptance)
    team.at(hoursLater(0.05))
    const change = { version: 1, priority: 'emergency', reason: '水漫到楼下了' }
    await team.centre.call(team.clerk, contract.changePriority, team.on(id, change))
    expect(await wait()).toMatchObject([{ name: '接手时限', dueAt: near(hoursLater(5 / 60)) }])
  })

  it('waits anew for each person it is given to', async () => {
    const { id } = await team.task()
    const give = (version: number, staffId: string) =>
      team.centre.call(team.boss, contract.assignMatter, team.on(id, { version, to: { staffId } }))
    await give(1, team.clerk.id)
    await give(2, team.cleaner.id)
    const waits = (await read(id)).clocks.filter((clock: { forAcceptance: boolean }) => clock.forAcceptance)
    expect(waits.map((clock: { metAt: string | null }) => clock.metAt !== null)).toEqual([true, true, false])
  })
})
