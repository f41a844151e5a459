import { describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import * as contract from '../contract.ts'
import { MONDAY_MORNING, testCounter } from '../testing/counter.ts'

const counter = testCounter()
const open = (opening: object) =>
  counter.ask(counter.clerk, contract.recordBoxOpening, { box: '大堂意见箱', ...opening })
const list = async (asked: object = {}) => (await counter.ask(counter.clerk, contract.listBoxOpenings, asked)).body

describe(`${clause('§12.2.0')} The contact box`, () => {
  it('leaves a record of each opening with time, count and who, also when it was empty', async () => {
    counter.hours(-24)
    await open({ letters: 3, note: '两件建议一件投诉' })
    counter.hours(0)
    expect((await list()).boxes).toEqual([{ box: '大堂意见箱', openedToday: false }])
    const empty = await open({ letters: 0 })
    expect(empty.body).toMatchObject({ letters: 0, openedBy: '陈客服', openedOn: '2026-06-08' })
    const { rows, boxes } = await list()
    expect(rows.map(({ letters, openedOn }: { letters: number; openedOn: string }) => [openedOn, letters])).toEqual([
      ['2026-06-08', 0],
      ['2026-06-07', 3],
    ])
    expect(boxes).toEqual([{ box: '大堂意见箱', openedToday: true }])
    expect((await list({ to: '2026-06-07' })).rows).toHaveLength(1)
  })

  it('opened just after midnight counts for that day in Shanghai', async () => {
    const late = new Date('2026-06-05T16:10:00Z').toISOString()
    expect((await open({ letters: 1, openedAt: late })).body.openedOn).toBe('2026-06-06')
  })

  it('is not opened in the future, and no record is changed afterwards', async () => {
    const soon = new Date(MONDAY_MORNING.getTime() + 3_600_000).toISOString()
    expect((await open({ letters: 1, openedAt: soon })).body.code).toBe('desk.opened-in-the-future')
    expect((await open({ letters: -1 })).status).toBe(422)
    const change = counter.centre.app.database.run(
      { kind: 'community', communityId: counter.centre.communityId, write: true },
      async (tx) => {
        const { sql } = await import('kysely')
        await sql`update desk.box_opening set letters = 9`.execute(tx)
      },
    )
    await expect(change).rejects.toMatchObject({ code: '42501' })
  })
})
