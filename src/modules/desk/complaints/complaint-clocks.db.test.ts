import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import * as contract from '../contract.ts'
import { MONDAY_MORNING, resolution, testCounter } from '../testing/counter.ts'

const counter = testCounter()

const clocksOf = async (
  matterId: string,
): Promise<Record<string, { dueAt: string; metAt: string; breachedAt: string }>> => {
  const { matter } = await counter.read(matterId)
  return Object.fromEntries(matter.clocks.map((clock: { rule: string }) => [clock.rule, clock]))
}
const at = (hours: number) => new Date(MONDAY_MORNING.getTime() + hours * 3_600_000)
const near = (instant: string | undefined, hours: number) =>
  expect(Math.abs(Date.parse(instant ?? '') - at(hours).getTime()), `${instant}`).toBeLessThan(60_000)

describe('The two clocks of a complaint', () => {
  it(`${clause('§10.3')} ${clause('§12.3.3')} begin with the registration: handled within 24 hours, the owner answered within 72`, async () => {
    const id = await counter.complaint()
    const clocks = await clocksOf(id)
    near(clocks['complaint.handled']?.dueAt, 24)
    near(clocks['complaint.replied']?.dueAt, 72)
  })

  it(`${clause('§10.3')} the first is met by the recorded result, the second by the first answer, whichever comes first`, async () => {
    const id = await counter.complaint()
    await counter.step(counter.clerk, 'take', id)
    counter.hours(20)
    expect((await counter.stepNow(counter.clerk, 'resolve', id, resolution)).status).toBe(200)
    let clocks = await clocksOf(id)
    near(clocks['complaint.handled']?.metAt, 20)
    expect(clocks['complaint.handled']?.breachedAt).toBeNull()
    expect(clocks['complaint.replied']?.metAt).toBeNull()
    counter.hours(71)
    await counter.step(counter.clerk, 'answer', id, { answer: '皮带已换', way: 'visit' })
    counter.hours(80)
    await counter.step(counter.clerk, 'answer', id, { answer: '再次回访', way: 'phone' })
    clocks = await clocksOf(id)
    near(clocks['complaint.replied']?.metAt, 71)
    expect(clocks['complaint.replied']?.breachedAt).toBeNull()
    expect((await counter.read(id)).complaint).toMatchObject({ firstAnswer: '皮带已换', answerWay: 'visit' })
  })

  it(`${clause('§12.3.3')} one minute after 72 hours without an answer is a breach, written once, and an answer takes nothing of it back`, async () => {
    const id = await counter.complaint()
    counter.hours(72 + 1 / 60)
    await counter.noteBreaches()
    await counter.noteBreaches()
    counter.hours(75)
    await counter.step(counter.clerk, 'answer', id, { answer: '来迟了，抱歉' })
    const { matter } = await counter.read(id)
    const replied = matter.clocks.find((c: { rule: string }) => c.rule === 'complaint.replied')
    near(replied.breachedAt, 72)
    near(replied.metAt, 75)
    expect(
      matter.timeline.filter((e: { kind: string }) => e.kind === 'breach').map((e: { body: string }) => e.body),
    ).toEqual(expect.arrayContaining(['投诉答复时限已超', '投诉处理时限已超']))
    expect(matter.timeline.filter((e: { kind: string }) => e.kind === 'breach')).toHaveLength(2)
  })

  it(`${clause('§10.3')} the first may be extended once by a supervisor, with a reason and a new time; a breach before stays visible`, async () => {
    const id = await counter.complaint()
    counter.hours(25)
    await counter.noteBreaches()
    const until = at(60).toISOString()
    expect((await counter.stepNow(counter.clerk, 'extend', id, { until, reason: '等厂家' })).status).toBe(403)
    expect((await counter.stepNow(counter.boss, 'extend', id, { until, reason: '' })).status).toBe(422)
    const early = await counter.stepNow(counter.boss, 'extend', id, { until: at(23).toISOString(), reason: '等厂家' })
    expect(early.body.code).toBe('clock.extension-not-later')
    const extended = await counter.stepNow(counter.boss, 'extend', id, { until, reason: '等厂家配件' })
    expect(extended.status).toBe(200)
    const { 'complaint.handled': handled, 'complaint.replied': replied } = await clocksOf(id)
    near(handled?.dueAt, 60)
    near(handled?.breachedAt, 24)
    near(replied?.dueAt, 72)
    const again = await counter.stepNow(counter.boss, 'extend', id, { until: at(90).toISOString(), reason: '还要等' })
    expect(again).toMatchObject({ status: 409, body: { code: 'clock.already-extended' } })
    expect(extended.body.matter.timeline[0]).toMatchObject({ title: '延期', body: '等厂家配件', author: '赵主管' })
  })

  it('no step pauses or moves the second', async () => {
    const id = await counter.complaint()
    await counter.step(counter.clerk, 'take', id)
    await counter.stepNow(counter.boss, 'extend', id, { until: at(80).toISOString(), reason: '等厂家' })
    await counter.stepNow(counter.clerk, 'classify', id, {
      ...{ class: 'parking', severity: 'serious', department: '', reason: '危及安全' },
    })
    near((await clocksOf(id))['complaint.replied']?.dueAt, 72)
  })
})

describe(`${clause('§12.3.7')} A complaint`, () => {
  const upToResult = async (): Promise<string> => {
    const id = await counter.complaint()
    await counter.step(counter.clerk, 'take', id)
    await counter.stepNow(counter.clerk, 'resolve', id, resolution)
    return id
  }

  it('is closed only with the answer to the owner and the owner’s satisfaction on record', async () => {
    const id = await upToResult()
    const unanswered = await counter.stepNow(counter.clerk, 'close', id, { satisfaction: 'satisfied' })
    expect(unanswered).toMatchObject({ status: 409, body: { code: 'desk.unanswered' } })
    await counter.step(counter.clerk, 'answer', id, { answer: '已修好' })
    expect((await counter.stepNow(counter.clerk, 'close', id, {})).status).toBe(422)
    expect((await counter.stepNow(counter.clerk, 'close', id, { satisfaction: 'unsatisfied' })).status).toBe(422)
    const closed = await counter.stepNow(counter.clerk, 'close', id, { satisfaction: 'satisfied', opinion: '很快' })
    expect(closed.body).toMatchObject({
      matter: { stateName: '已关闭', assignee: { name: '陈客服' } },
      complaint: { satisfaction: 'satisfied', opinion: '很快', handledBy: '陈客服', cause: '门机皮带老化' },
    })
    expect(closed.body.matter.closedAt).not.toBeNull()
  })

  it('whose owner cannot be reached is closed by a supervisor, with how it was tried', async () => {
    const id = await upToResult()
    await counter.step(counter.clerk, 'answer', id, { answer: '已在公告栏公示', way: 'notice' })
    const tried = { satisfaction: 'unreachable', opinion: '三天打了五次无人接' }
    expect((await counter.stepNow(counter.clerk, 'close', id, tried)).body.code).toBe(
      'desk.unreachable-needs-supervisor',
    )
    expect((await counter.stepNow(counter.boss, 'close', id, { satisfaction: 'unreachable' })).body.code).toBe(
      'desk.opinion-missing',
    )
    expect((await counter.stepNow(counter.boss, 'close', id, tried)).status).toBe(200)
  })

  it('goes back to work when the owner is not satisfied: the old clocks and the history stay, a new clock starts', async () => {
    const id = await counter.complaint()
    await counter.step(counter.clerk, 'take', id)
    counter.hours(30)
    await counter.stepNow(counter.clerk, 'resolve', id, resolution)
    await counter.step(counter.clerk, 'answer', id, { answer: '已修好' })
    counter.hours(40)
    const back = await counter.stepNow(counter.clerk, 'reopen', id, { opinion: '今天又抖了' })
    expect(back.body).toMatchObject({
      matter: { stateName: '处理中' },
      complaint: { satisfaction: 'unsatisfied', reopened: 1, cause: '门机皮带老化' },
    })
    const clocks = await clocksOf(id)
    near(clocks['complaint.handled']?.metAt, 30)
    near(clocks['complaint.handled']?.breachedAt, 24)
    near(clocks['complaint.redone']?.dueAt, 64)
    const late = await counter.stepNow(counter.boss, 'extend', id, { until: at(90).toISOString(), reason: '再查' })
    expect(late.body.code).toBe('desk.nothing-to-extend')
    await counter.stepNow(counter.clerk, 'resolve', id, { ...resolution, cause: '导轨松动' })
    const { matter, complaint } = (await counter.stepNow(counter.clerk, 'close', id, { satisfaction: 'acceptable' }))
      .body
    expect(complaint).toMatchObject({ cause: '导轨松动', satisfaction: 'acceptable', reopened: 1 })
    const told = matter.timeline.map((e: { body: string }) => e.body).join('\n')
    expect(told).toContain('门机皮带老化')
    expect(told).toContain('不满意：今天又抖了')
  })

  it(`${hostile(38)} is not closed from a screen that is behind: both versions come back`, async () => {
    const id = await upToResult()
    await counter.step(counter.clerk, 'answer', id, { answer: '已修好' })
    const seen = (await counter.read(id)).matter.version
    await counter.step(counter.boss, 'reopen', id, { version: seen, opinion: '又坏了' })
    await counter.stepNow(counter.clerk, 'resolve', id, { ...resolution, cause: '第二次' })
    const stale = await counter.step(counter.clerk, 'close', id, { version: seen, satisfaction: 'satisfied' })
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'matters.changed-meanwhile',
        facts: { yours: { satisfaction: 'satisfied' }, theirs: { stateName: '待业主确认' } },
      },
    })
    expect((await counter.read(id)).matter.closedAt).toBeNull()
  })

  it('of two who record a result at once one does; the other’s words come back', async () => {
    const id = await counter.complaint()
    await counter.step(counter.clerk, 'take', id)
    const { version } = (await counter.read(id)).matter
    const answers = await Promise.all([
      counter.step(counter.clerk, 'resolve', id, { version, ...resolution, cause: '甲' }),
      counter.step(counter.boss, 'resolve', id, { version, ...resolution, cause: '乙' }),
    ])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    const lost = answers.find((a) => a.status === 409)
    expect(['甲', '乙']).toContain(lost?.body.facts.yours.cause)
  })
})

describe('The printed complaint record', () => {
  it(`${clause('§12.3.6')} is issued with its number and says what is on record`, async () => {
    const id = await counter.complaint()
    await counter.step(counter.clerk, 'answer', id, { answer: '马上派人' })
    const printed = await counter.step(counter.clerk, 'print', id)
    expect(printed.body.papers).toMatchObject([{ title: '投诉处理记录表', voided: false }])
    const [paper] = await counter.centre.query<{ content: { lines: { label: string; value: string }[] } }>(
      `select content from papers.paper where subject_id = $1`,
      [id],
    )
    const line = (label: string) => paper?.content.lines.find((one) => one.label === label)?.value
    expect(line('投诉编号')).toMatch(/^TS20260608-/)
    expect(line('登记时间')).toBe('2026-06-08 10:00')
    expect(line('首次答复')).toContain('马上派人')
    expect(line('投诉内容')).toContain('门也关不严')
  })
})

describe('The rules of the clocks', () => {
  it('are declared with their clauses, the second without pause or extension', () => {
    expect(contract.HANDLED).toMatchObject({ clause: '§10.3', policy: { extension: 'once', pauses: { reasons: [] } } })
    expect(contract.REPLIED).toMatchObject({
      clause: '§12.3.3',
      policy: { extension: 'never', pauses: { reasons: [] } },
    })
  })
})
