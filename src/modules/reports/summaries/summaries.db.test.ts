import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { testCommunity } from '../../access/testing/people.ts'
import { resolution, testCounter } from '../../desk/testing/counter.ts'
import { setClockRule } from '../../matters/contract.ts'
import { readPaper } from '../../papers/contract.ts'
import * as contract from '../contract.ts'
import { invariants } from '../invariants.ts'
import { openDueSummaries } from './begin-summaries.ts'

const counter = testCounter()

const WEEK = '2026-06-08'
/** Hours after Monday 10:00 until the next Monday 00:00. */
const WEEK_IS_OVER = 6 * 24 + 14
const WORDS = { problems: '电梯投诉集中', causes: '维保不到位', measures: '约谈维保单位' }

const openDue = () => openDueSummaries.run({ database: counter.centre.app.database, payload: {}, log: () => {} })

const read = async (week = WEEK, who = counter.boss) =>
  (await counter.ask(who, contract.readSummary, { week })).body as contract.Summary

const save = async (body: object = {}, who = counter.boss, week = WEEK) =>
  counter.ask(who, contract.saveSummary, { week, version: (await read(week)).version, ...WORDS, ...body })

const sign = async (body: object = {}, who = counter.boss, week = WEEK) => {
  const { version, editions } = await read(week)
  return counter.ask(who, contract.signSummary, { week, version, editions: editions.length, ...body })
}

const due = async () =>
  (await counter.ask(counter.boss, contract.listSummaries)).body.weeks.filter(
    ({ signedAt }: { signedAt: string | null }) => signedAt === null,
  )

describe(`${clause('§12.3.7')} ${clause('§1.6')} The weekly summary of complaints`, () => {
  it('waits for the supervisor from Monday on, by 24:00 of Tuesday, and is signed once with the figures of that moment', async () => {
    const complaint = await counter.complaint()
    await openDue()
    expect(await due()).toEqual([])
    counter.hours(WEEK_IS_OVER)
    await openDue()
    await openDue()
    const waiting = await due()
    // Tuesday 24:00 in Shanghai.
    expect(waiting).toMatchObject([{ week: WEEK, dueAt: '2026-06-16T16:00:00.000Z', editions: 0 }])

    expect((await save()).body).toMatchObject({ ...WORDS, version: 1, changedBy: '赵主管', editions: [] })
    const signed = await sign()
    expect(signed.status, JSON.stringify(signed.body)).toBe(200)
    const [edition] = (signed.body as contract.Summary).editions
    expect(edition).toMatchObject({ edition: 1, ...WORDS, signedBy: '赵主管', reason: '' })
    expect(edition?.paperNumber).toMatch(/^TSZB-2026-\d{5}$/)
    expect(edition?.figures.balance).toMatchObject({ received: 1, open: 1 })
    expect(signed.body).toMatchObject({ breached: false })
    expect(await due()).toEqual([])

    // What is done later changes the figures of today, never those that were signed.
    await counter.step(counter.clerk, 'take', complaint, { id: crypto.randomUUID() })
    await counter.stepNow(counter.clerk, 'resolve', complaint, resolution)
    const now = await counter.ask(counter.boss, contract.readStatistics, { from: WEEK, to: '2026-06-14' })
    expect(now.body.all).toMatchObject({ valid: 1, handledBroken: 1 })
    expect((await read()).editions[0]?.figures.all).toMatchObject({ valid: 0, handledBroken: 1 })

    const { communityId } = counter.centre
    const paper = await counter.centre.call(counter.boss, readPaper, {
      communityId,
      paperId: edition?.paperId as never,
    })
    const said = Object.fromEntries(
      paper.body.content.lines.map((l: { label: string; value: string }) => [l.label, l.value]),
    )
    expect(said).toMatchObject({
      统计期间: '2026年6月8日至6月14日（按登记时间）',
      收办情况: '上期结转 0 件，受理 1 件（比上周多 1 件），办结 0 件，期末未结 1 件',
      主要问题: WORDS.problems,
    })
    expect(paper.body.content.signatures).toEqual(['客服主管（赵主管）', '项目经理'])
    for (const { sql, title } of invariants) expect(await counter.centre.query(sql), title).toEqual([])
  })

  it('of a signed week is another paper with its reason; the first stays', async () => {
    counter.hours(WEEK_IS_OVER + 1)
    const first = await read()
    expect(first.editions).toHaveLength(1)
    expect((await sign()).body.code).toBe('reports.reason-missing')
    await save({ measures: '更换维保单位' })
    const again = await sign({ reason: '补充措施' })
    expect(again.body.editions).toMatchObject([
      { edition: 2, measures: '更换维保单位', reason: '补充措施', figures: { all: { valid: 1 } } },
      { edition: 1, measures: WORDS.measures, figures: { all: { valid: 0 } } },
    ])
    expect(again.body.editions[0].paperId).not.toBe(again.body.editions[1].paperId)
  })

  it('is signed by one of two who sign at once', async () => {
    counter.hours(WEEK_IS_OVER + 7 * 24)
    const week = '2026-06-15'
    await save({}, counter.boss, week)
    const asked = { week, version: 1, editions: 0 }
    const answers = await Promise.all([1, 2].map(() => counter.ask(counter.boss, contract.signSummary, asked)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('reports.signed-already')
    const { editions } = await read(week)
    expect(editions).toHaveLength(1)
  })

  it(`${hostile(38)} written by two at once keeps the first words and gives both back`, async () => {
    counter.hours(WEEK_IS_OVER + 14 * 24)
    const week = '2026-06-22'
    const body = { week, version: 0, ...WORDS }
    const first = await counter.ask(counter.boss, contract.saveSummary, body)
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    const second = await counter.ask(counter.boss, contract.saveSummary, { ...body, problems: '另一种说法' })
    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'reports.summary-changed',
        facts: { yours: { problems: '另一种说法' }, theirs: { problems: WORDS.problems, version: 1 } },
      },
    })
    // Two who begin the same week at once: one matter, one draft.
    counter.hours(WEEK_IS_OVER + 21 * 24)
    const both = await Promise.all(
      ['甲', '乙'].map((problems) =>
        counter.ask(counter.boss, contract.saveSummary, { ...body, week: '2026-06-29', problems }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('that is late is late whenever it is begun: the deadline counts from the end of the week', async () => {
    // The server was down until Thursday.
    counter.hours(WEEK_IS_OVER + 28 * 24 + 3 * 24)
    await openDue()
    await counter.noteBreaches()
    const late = await read('2026-07-06')
    expect(late).toMatchObject({ breached: true, dueAt: '2026-07-14T16:00:00.000Z' })
    await save({}, counter.boss, '2026-07-06')
    expect((await sign({}, counter.boss, '2026-07-06')).body).toMatchObject({ breached: true })
  })

  it('takes the deadline that the community has set', async () => {
    counter.hours(WEEK_IS_OVER + 35 * 24)
    const manager = await counter.centre.colleague({ name: '钱经理', roles: ['manager'] })
    const set = await counter.ask(manager, setClockRule, {
      rule: 'complaint-summary.signed',
      version: 0,
      policy: {
        target: { kind: 'end-of-day', days: 3 },
        pauses: { reasons: [], mostMinutes: null },
        extension: 'never',
      },
    })
    expect(set.status, JSON.stringify(set.body)).toBe(200)
    await openDue()
    expect((await read('2026-07-13')).dueAt).toBe('2026-07-23T16:00:00.000Z')
  })

  it('is not written before its week is over, for a day that is no Monday, without words, by a clerk, or elsewhere', async () => {
    counter.hours(WEEK_IS_OVER - 1 / 3600)
    const code = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code
    expect(await code(save())).toBe('reports.week-not-over')
    expect(await code(save({ version: 0 }, counter.boss, '2026-06-09'))).toBe('reports.not-a-monday')
    counter.hours(WEEK_IS_OVER + 42 * 24)
    await save({ causes: '' }, counter.boss, '2026-07-20')
    expect(await code(sign({}, counter.boss, '2026-07-20'))).toBe('reports.summary-empty')
    expect((await save({}, counter.clerk)).status).toBe(403)
    expect((await sign({}, counter.clerk)).status).toBe(403)
    const communityId = await testCommunity(counter.centre.app.database)
    expect((await counter.ask(counter.boss, contract.readSummary, { communityId, week: WEEK })).status).toBe(404)
  })
})

describe(`${clause('§10.3')} A complaint in the statistics of its week`, () => {
  it('that broke its 24 hours stays broken after an extension, and one that was reopened counts once', async () => {
    counter.hours(24 * 7 * 20)
    const week = { from: '2026-10-26', to: '2026-11-01' }
    const matterId = await counter.complaint()
    counter.hours(24 * 7 * 20 + 25)
    await counter.noteBreaches()
    const until = new Date(counter.centre.clock.offset + Date.now() + 20 * 3_600_000).toISOString()
    const extended = await counter.stepNow(counter.boss, 'extend', matterId, { until, reason: '等配件' })
    expect(extended.status, JSON.stringify(extended.body)).toBe(200)
    await counter.step(counter.clerk, 'take', matterId, { id: crypto.randomUUID() })
    await counter.stepNow(counter.clerk, 'resolve', matterId, resolution)
    await counter.stepNow(counter.clerk, 'reopen', matterId, { opinion: '还在抖' })
    await counter.stepNow(counter.clerk, 'resolve', matterId, { ...resolution, causeKind: 'material' })
    const { body } = await counter.ask(counter.boss, contract.readStatistics, week)
    expect(body.balance).toMatchObject({ received: 1, closed: 0, open: 1 + body.balance.carried })
    expect(body.all).toMatchObject({ received: 1, handledBroken: 1, repliedBroken: 0 })
    expect(body.groups).toContainEqual(expect.objectContaining({ facet: 'cause', value: 'material', received: 1 }))
  })
})
