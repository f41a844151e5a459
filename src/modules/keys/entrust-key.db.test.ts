import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { type KeyCounter, keyCounter } from './testing/key-counter.ts'

const DAY = 24
const db = testDatabase()
let counter: KeyCounter

beforeAll(async () => {
  counter = await keyCounter(db.url)
})
afterAll(() => counter.close())
beforeEach(() => {
  counter.clock.offset = 0
})

const dayIn = (days: number) =>
  new Date(Date.parse(counter.inHours(days * DAY)) + 8 * 3_600_000).toISOString().slice(0, 10)

describe(`${clause('§11.1')} ${clause('§1.4')} The letter by which an owner entrusts a key`, () => {
  it("runs from its day to its last day, both included, and stands in the key's history", async () => {
    const { id } = await counter.hung()
    await counter.do('entrust', id, { letterNumber: 'WT-2026-7', purpose: '每周开窗通风', until: dayIn(2) })
    const { entrustments, entrusted, events } = await counter.show(id)
    expect(entrusted).toBe(true)
    expect(entrustments).toMatchObject([
      { partyName: '张三', letterNumber: 'WT-2026-7', from: dayIn(0), until: dayIn(2), running: true },
    ])
    expect(events[0]).toMatchObject({ what: 'entrusted', note: 'WT-2026-7：每周开窗通风' })
    counter.clock.offset = 2 * DAY * 3_600_000
    expect((await counter.show(id)).entrusted).toBe(true)
    counter.clock.offset = 3 * DAY * 3_600_000
    expect((await counter.show(id)).entrusted).toBe(false)
    expect((await counter.try('end-entrustment', id)).body.code).toBe('keys.no-entrustment')
  })

  it('is one at a time: a second is refused, and of ten at once one stands', async () => {
    const { id } = await counter.hung({ number: 'W-1' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => counter.try('entrust', id)))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    const refused = answers.find((answer) => answer.status !== 200)
    expect(refused?.body).toMatchObject({ status: 409, code: 'keys.already-entrusted' })
    expect(refused?.body.detail).toBe('钥匙 W-1 在这段时间已有委托，请先结束原委托。')
  })

  it('overlaps no other by the word of the database; one may follow on the day after', async () => {
    const { id } = await counter.hung()
    await counter.do('entrust', id, { until: dayIn(2) })
    const write = (from: string) =>
      counter.query(
        `insert into keys.entrustment (community_id, key_id, party_id, letter_number, purpose, during, recorded_at, recorded_by)
         values ($1, $2, $3, 'W', '代看', daterange($4::date, null), now(), $5)`,
        [counter.communityId, id, counter.partyId, from, counter.clerk.id],
      )
    await expect(write(dayIn(2))).rejects.toMatchObject({ constraint: 'entrustment_no_overlap' })
    await write(dayIn(3))
  })

  it('ends with its reason, and with the handing over of the key', async () => {
    const { id } = await counter.hung()
    await counter.do('entrust', id)
    counter.clock.offset = DAY * 3_600_000
    await counter.do('end-entrustment', id, { reason: '业主回来了' })
    expect((await counter.show(id)).entrustments).toMatchObject([
      { running: false, endedReason: '业主回来了', until: dayIn(-1) },
    ])
    await counter.do('entrust', id)
    counter.clock.offset = 2 * DAY * 3_600_000
    await counter.do('hand-over', id, { receiver: '张三' })
    expect((await counter.show(id)).entrustments[0]).toMatchObject({ running: false, endedReason: '移交 张三' })
  })

  it('holds for the re-locked key as it did for the lost one', async () => {
    const { id } = await counter.hung()
    await counter.do('entrust', id, { letterNumber: 'WT-9' })
    counter.clock.offset = DAY * 3_600_000
    await counter.do('lose', id)
    const fresh = await counter.do('replace', id)
    expect(fresh.entrusted).toBe(true)
    expect((await counter.show(fresh.id)).entrustments).toMatchObject([{ letterNumber: 'WT-9', running: true }])
    expect((await counter.show(id)).entrustments).toMatchObject([{ running: false }])
  })

  it('is not taken for days that are over, nor from somebody unknown', async () => {
    const { id } = await counter.hung()
    expect((await counter.try('entrust', id, { until: dayIn(-1) })).body.code).toBe('keys.until-before-today')
    expect((await counter.try('entrust', id, { partyId: crypto.randomUUID() })).body.code).toBe('keys.party-unknown')
    await counter.do('entrust', id, { until: dayIn(0) })
  })
})
