import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import { addDays, type BusinessDate, startOfDay } from '../../../kernel/dates.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { testCommunity } from '../../access/testing/people.ts'
import { type TestCentre, type TestColleague, testCentre } from '../../matters/testing/centre.ts'
import * as contract from '../contract.ts'
import { anyComplaint, putComplaints, type RandomComplaint } from '../testing/random-complaints.ts'
import { type Measure, measureNames } from '../words.ts'
import { contradicts, rowsOf } from './figure-list.ts'

const NOW = new Date('2026-06-17T04:00:00Z')
const WEEK = { from: '2026-06-08' as BusinessDate, to: '2026-06-14' as BusinessDate }

const db = testDatabase()
let centre: TestCentre
let clerk: TestColleague
let houses: string[]

beforeAll(async () => {
  centre = await testCentre(db.url)
  clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
  houses = [await centre.house({ spelling: '1-1-101' }), await centre.house({ spelling: '2-1-101' })]
  houses.push(await centre.house({ spelling: '2-1-102' }))
  await centre.query(
    `with z as (insert into estate.zone (community_id, name) values ($1, '东区') returning id)
    update estate.building set zone_id = (select id from z) where community_id = $1 and code = '2'`,
    [centre.communityId],
  )
  centre.clock.offset = NOW.getTime() - Date.now()
})
afterAll(() => centre.close())

const statistics = async (days = WEEK): Promise<contract.Statistics> => {
  const { communityId } = centre
  const { status, body } = await centre.call(clerk, contract.readStatistics, { communityId, ...days })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

const rows = async (asked: object, days = WEEK): Promise<contract.ComplaintLine[]> => {
  const found: contract.ComplaintLine[] = []
  let after: string | null = null
  do {
    const input: object = { communityId: centre.communityId, ...days, ...asked, ...(after ? { after } : {}), limit: 7 }
    const { status, body } = await centre.call(clerk, contract.listCounted, input as never)
    expect(status, JSON.stringify(body)).toBe(200)
    found.push(...body.rows)
    after = body.next
  } while (after !== null)
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  return found
}

const put = (complaints: readonly RandomComplaint[]) =>
  putComplaints(db.url, { communityId: centre.communityId, houses, complaints })

/** The last word when called back as planned, else what was said at the closing. */
const dissatisfied = ({ calls, satisfaction }: RandomComplaint): boolean => {
  const last = calls.findLast(({ planned }) => planned)
  return last === undefined ? satisfaction === 'unsatisfied' : ['dissatisfied', 'very-dissatisfied'].includes(last.said)
}

/** The same counted slowly, one complaint after the other. */
const slow = (complaints: readonly RandomComplaint[], { from, to }: typeof WEEK) => {
  const [start, end] = [startOfDay(from), startOfDay(addDays(to, 1))]
  const openAt = (at: Date) =>
    complaints.filter((c) => c.registeredAt < at && (c.closedAt === null || c.closedAt >= at))
  const received = complaints.filter((c) => c.registeredAt >= start && c.registeredAt < end)
  const broken = (c: RandomComplaint, clock: RandomComplaint['handled']) =>
    clock.breached ||
    (clock.met === null && !clock.ended && c.registeredAt.getTime() + clock.due * 60_000 < NOW.getTime())
  return {
    balance: {
      carried: openAt(start).length,
      received: received.length,
      closed: complaints.filter((c) => c.closedAt !== null && c.closedAt >= start && c.closedAt < end).length,
      open: openAt(end).length,
    },
    all: {
      received: received.length,
      valid: received.filter((c) => c.validity === 'valid').length,
      repeat: received.filter((c) => c.repeat).length,
      handledBroken: received.filter((c) => broken(c, c.handled)).length,
      repliedBroken: received.filter((c) => broken(c, c.replied)).length,
      unsatisfied: received.filter(dissatisfied).length,
    },
    inZone: received.filter((c) => c.house !== null && c.house > 0).length,
  }
}

describe(`${clause('§12.3.7')} ${clause('§1.6')} The statistics of complaints`, () => {
  it('say of any complaints what a slow count says, and every figure opens exactly its rows', async () => {
    const measures = Object.keys(measureNames) as Measure[]
    const period = fc.tuple(fc.integer({ min: -3, max: 20 }), fc.integer({ min: 0, max: 13 })).map(([first, days]) => {
      const from = addDays('2026-06-01' as BusinessDate, first)
      return { from, to: addDays(from, days) }
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyComplaint, { minLength: 12, maxLength: 40 }),
        fc.oneof(fc.constant(WEEK), period),
        fc.infiniteStream(fc.nat(1_000)),
        async (complaints, days, chance) => {
          await put(complaints)
          const said = await statistics(days)
          const expected = slow(complaints, days)
          expect(said.balance).toEqual(expected.balance)
          expect(said.all).toMatchObject(expected.all)
          const { carried, received, closed, open } = said.balance
          expect(carried + received - closed).toBe(open)
          const zone = said.groups.find(({ facet, name }) => facet === 'zone' && name === '东区')
          expect(zone?.received ?? 0).toBe(expected.inZone)
          // Whatever the facet, its values share out all that came in.
          for (const facet of new Set(said.groups.map((line) => line.facet))) {
            const lines = said.groups.filter((line) => line.facet === facet)
            for (const measure of measures) {
              expect(lines.reduce((sum, line) => sum + line[measure], 0)).toBe(said.all[measure])
            }
          }
          for (const counted of ['received', 'closed', 'open', 'carried'] as const) {
            expect(await rows({ counted }, days), counted).toHaveLength(said.balance[counted])
          }
          const figures = said.groups.flatMap((line) => measures.map((measure) => ({ line, measure })))
          for (const at of [...chance.take(12)]) {
            const figure = figures[at % figures.length]
            if (figure === undefined) continue
            const { line, measure } = figure
            const what = `${line.facet} ${line.value} ${measure}`
            if (contradicts(line, measure)) expect(line[measure], what).toBe(0)
            else expect(await rows(rowsOf(line, measure), days), what).toHaveLength(line[measure])
          }
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)

  it('count a complaint of Sunday 23:59:59.999 into its week, and one of Monday 00:00 into the next', async () => {
    const [one] = fc.sample(anyComplaint, 1)
    const registered = (at: string) => ({ ...(one as RandomComplaint), closedAt: null, registeredAt: new Date(at) })
    await put(
      ['2026-06-14T23:59:59.999+08:00', '2026-06-15T00:00:00+08:00', '2026-06-08T00:00:00+08:00'].map(registered),
    )
    expect((await statistics()).balance).toMatchObject({ received: 2, open: 2 })
    const next = { from: '2026-06-15' as BusinessDate, to: '2026-06-21' as BusinessDate }
    const { balance, before, trend } = await statistics(next)
    expect(balance).toMatchObject({ carried: 2, received: 1, open: 3 })
    expect(before).toMatchObject({ ...WEEK, balance: { received: 2 } })
    expect(trend.slice(-2)).toMatchObject([
      { week: '2026-06-08', received: 2 },
      { week: '2026-06-15', received: 1 },
    ])
    const quarter = await statistics({ from: '2026-04-01' as BusinessDate, to: '2026-06-30' as BusinessDate })
    expect(quarter.trend.at(-1)).toMatchObject({ week: '2026-06-15', received: 1 })
  })

  it('keep the week whole over New Year', async () => {
    const [one] = fc.sample(anyComplaint, 1)
    const at = ['2026-12-31T23:59:59+08:00', '2027-01-01T00:00:00+08:00', '2027-01-04T00:00:00+08:00']
    await put(at.map((instant) => ({ ...(one as RandomComplaint), closedAt: null, registeredAt: new Date(instant) })))
    const said = await statistics({ from: '2026-12-28' as BusinessDate, to: '2027-01-03' as BusinessDate })
    expect(said.balance.received).toBe(2)
    const year = await statistics({ from: '2027-01-01' as BusinessDate, to: '2027-12-31' as BusinessDate })
    expect(year.balance).toMatchObject({ carried: 1, received: 2 })
  })

  it('say how many hours the answer and the result took: the median and nine in ten', async () => {
    const [one] = fc.sample(anyComplaint, 1)
    const registeredAt = new Date('2026-06-09T02:00:00Z')
    const took = (hours: number | null) => ({
      ...{ ...(one as RandomComplaint), closedAt: null, registeredAt, validity: 'valid', cause: 'people' },
      ...{ answeredAfter: hours === null ? null : hours * 60, resolvedAfter: hours === null ? null : hours * 120 },
    })
    await put([1, 2, 3, 4, 11, null].map(took))
    expect(await statistics()).toMatchObject({
      hoursToAnswer: { count: 5, median: 3, p90: 8.2 },
      hoursToResult: { count: 5, median: 6, p90: 16.4 },
    })
  })

  it('find, sort and export the rows behind a figure; the table leaves as the screen shows it', async () => {
    await put(fc.sample(anyComplaint, { numRuns: 20, seed: 7 }))
    const numbers = (await rows({ sort: '-number' })).map(({ number }) => number)
    expect(numbers).toEqual([...numbers].sort().reverse())
    const [first] = numbers
    expect((await rows({ q: first?.toLowerCase() })).map(({ number }) => number)).toContain(first)
    const { communityId } = centre
    const file = async (path: string) => {
      const url = `/api/communities/${communityId}/complaint-statistics${path}from=${WEEK.from}&to=${WEEK.to}&format=csv`
      const answer = await centre.app.http.inject({ url, headers: { cookie: clerk.cookie } })
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.body.trim().split('\r\n')
    }
    expect(await file('/complaints/export?severity=serious&')).toHaveLength(
      (await rows({ severity: 'serious' })).length + 1,
    )
    const table = await file('/export?')
    const said = await statistics()
    expect(table).toHaveLength(contract.figureRows(said).length + 1)
    expect(table.join('\n')).toContain(`总体,本期受理,${said.balance.received}`)
  })

  it('are refused for a period that is turned round, to others, and for another community', async () => {
    const { communityId } = centre
    const turned = { communityId, from: WEEK.to, to: WEEK.from }
    expect(await centre.call(clerk, contract.readStatistics, turned)).toMatchObject({
      status: 422,
      body: { code: 'reports.period' },
    })
    const guard = await centre.colleague({ name: '保安', roles: ['guard'] })
    expect((await centre.call(guard, contract.readStatistics, { communityId, ...WEEK })).status).toBe(403)
    const elsewhere = await testCommunity(centre.app.database)
    expect((await centre.call(clerk, contract.readStatistics, { communityId: elsewhere, ...WEEK })).status).toBe(404)
  })

  it('add up over the communities in which somebody may see them, and only those', async () => {
    const mine = await testCommunity(centre.app.database)
    const foreign = await testCommunity(centre.app.database)
    const complaints = fc.sample(anyComplaint, { numRuns: 30, seed: 11 })
    for (const communityId of [centre.communityId, mine, foreign]) {
      await putComplaints(db.url, {
        communityId,
        houses,
        complaints: complaints.map((one) => ({ ...one, house: null })),
      })
    }
    const { testStaff, testSession } = await import('../../access/testing/people.ts')
    const inTwo = [centre.communityId, mine].map((communityId) => ({ communityId, roles: ['clerk'] as const }))
    const { id } = await testStaff(centre.app.database, { in: inTwo })
    const both = { id, name: '', ...(await testSession(centre.app.database, id)) }
    const one = await statistics()
    const { body } = await centre.call(both, contract.readCompanyStatistics, WEEK)
    expect(body.balance.received).toBe(one.balance.received * 2)
    expect(body.balance.open).toBe(one.balance.open * 2)
    const lines = body.groups.filter(({ facet }: contract.GroupLine) => facet === 'community')
    expect(lines.map(({ value }: contract.GroupLine) => value).sort()).toEqual([centre.communityId, mine].sort())
    const listed = await centre.call(both, contract.listCompanyCounted, {
      ...WEEK,
      community: mine,
      limit: 100,
    } as never)
    expect(listed.body.rows).toHaveLength(one.balance.received)
    const none = await centre.call(both, contract.listCompanyCounted, {
      ...WEEK,
      community: foreign,
      limit: 100,
    } as never)
    expect(none.body.rows).toEqual([])
  })
})
