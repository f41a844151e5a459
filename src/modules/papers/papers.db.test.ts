import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestCentre, type TestColleague, testCentre } from '../../app/testing/centre.ts'
import { hostile } from '../../kernel/clause.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import * as contract from './contract.ts'
import { issuePaper, papersAbout } from './index.ts'
import { papers } from './module.ts'

const db = testDatabase()
let centre: TestCentre
let clerk: TestColleague
let supervisor: TestColleague

beforeAll(async () => {
  centre = await testCentre(db.url)
  clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
  supervisor = await centre.colleague({ name: '周主管', roles: ['supervisor'] })
})
afterAll(() => centre.close())

const subject = { kind: 'test', id: crypto.randomUUID() }

const issue = (o: { code?: string; today?: string; fail?: boolean } = {}) =>
  centre.app.database.run({ kind: 'community', communityId: centre.communityId, write: true }, async (tx) => {
    const paper = await issuePaper(
      {
        tx,
        communityId: centre.communityId,
        now: new Date(),
        today: (o.today ?? '2026-03-10') as never,
        actor: { staffId: clerk.id },
      },
      {
        kind: { id: 'test.slip', code: o.code ?? 'CS' },
        subject,
        content: { title: '测试单', lines: [{ label: '事由', value: '试' }] },
      },
    )
    if (o.fail) throw new Error('the use case refused afterwards')
    return paper
  })

const call = (
  who: TestColleague,
  of: typeof contract.readPaper | typeof contract.recordPrint | typeof contract.voidPaper,
  paperId: string,
  body: object = {},
) => centre.call(who, of, { communityId: centre.communityId, paperId, ...body } as never)

describe('The numbers of papers', () => {
  it('have no holes under thirty at once of which some fail, and each year begins anew', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, at) => issue({ code: 'XL', fail: at % 3 === 0 })),
    )
    expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(10)
    const numbers = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []))
    expect([...numbers].sort()).toEqual(
      Array.from({ length: 20 }, (_, at) => `XL-2026-${String(at + 1).padStart(5, '0')}`),
    )
    expect((await issue({ code: 'XL', today: '2027-01-01' })).number).toBe('XL-2027-00001')
    for (const { sql } of papers.invariants) expect(await centre.query(sql)).toEqual([])
  })
})

describe('A paper', () => {
  it('counts its prints: the first is the original, every other one a reprint', async () => {
    const { id, number } = await issue()
    expect((await call(clerk, contract.readPaper, id)).body).toMatchObject({ number, prints: 0, issuedBy: '陈客服' })
    expect((await call(clerk, contract.recordPrint, id)).body.prints).toBe(1)
    expect((await call(supervisor, contract.recordPrint, id)).body.prints).toBe(2)
    expect((await call(clerk, contract.readPaper, id)).body.prints).toBe(2)
  })

  it('of ten prints at once has one original', async () => {
    const { id } = await issue()
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(clerk, contract.recordPrint, id)))
    expect(answers.map((answer) => answer.body.prints).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('is voided by a supervisor with a reason, keeps its number and is not printed again', async () => {
    const { id, number } = await issue()
    expect((await call(clerk, contract.voidPaper, id, { reason: '写错' })).status).toBe(403)
    expect((await call(supervisor, contract.voidPaper, id, { reason: '' })).status).toBe(422)
    const voided = await call(supervisor, contract.voidPaper, id, { reason: '写错' })
    expect(voided.body).toMatchObject({ number, voidReason: '写错' })
    const print = await call(clerk, contract.recordPrint, id)
    expect(print.body).toMatchObject({ status: 409, detail: `${number} 已作废（写错），不能再打印或作废。` })
    const mentioned = await centre.app.database.run(
      { kind: 'community', communityId: centre.communityId, write: false },
      (tx) => papersAbout(tx, { communityId: centre.communityId, subjects: [subject.id] }),
    )
    expect(mentioned.find((one) => one.id === id)).toMatchObject({ number, title: '测试单', voided: true })
  })

  it('of two who void it at once one does', async () => {
    const { id } = await issue()
    const answers = await Promise.all([1, 2].map(() => call(supervisor, contract.voidPaper, id, { reason: '重复' })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })

  it(`${hostile(40)} is never changed or deleted by the application`, async () => {
    const { id } = await issue()
    const run = (text: string) =>
      centre.app.database.run({ kind: 'community', communityId: centre.communityId, write: true }, async (tx) => {
        const { sql } = await import('kysely')
        await sql`${sql.raw(text)} where id = ${id}`.execute(tx)
      })
    for (const text of [`update papers.paper set number = 'X'`, `delete from papers.paper`]) {
      await expect(run(text)).rejects.toMatchObject({ code: '42501' })
    }
  })
})
