import { getDayDetail } from 'chinese-days'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addWorkingTime, dayOn } from '../../kernel/calendar.ts'
import { clause } from '../../kernel/clause.ts'
import { addDays, type BusinessDate, dateOf } from '../../kernel/dates.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { calendarOfCommunity } from './calendar.store.ts'
import { type TestCentre, testCentre } from './testing/centre.ts'
import { clockOfMatter } from './testing/clock.ts'

const db = testDatabase()
let centre: TestCentre

beforeAll(async () => {
  centre = await testCentre(db.url)
})
afterAll(() => centre.close())

const calendar = (from: BusinessDate) =>
  centre.app.database.run({ kind: 'community', communityId: centre.communityId, write: false }, (tx) =>
    calendarOfCommunity(tx, { communityId: centre.communityId, from }),
  )

describe(`${clause('§12.3.2')} The business calendar`, () => {
  it('knows every day of the years it covers as the State Council announced them', async () => {
    const [known] = await centre.query<{ covered_from: BusinessDate; covered_until: BusinessDate }>(
      'select covered_from, covered_until from matters.calendar_coverage',
    )
    const from = known?.covered_from ?? dateOf('2004-01-01')
    const loaded = await calendar(from)
    const wrong: string[] = []
    for (let day = from; day < (known?.covered_until ?? from); day = addDays(day, 1)) {
      const answer = dayOn(loaded, day)
      if (!answer.ok || answer.value.workingDay !== getDayDetail(day).work) wrong.push(day)
    }
    expect(wrong).toEqual([])
    expect(loaded.covered).toEqual({ from: '2004-01-01', until: '2027-01-01' })
  })

  it('opens 8:30–18:00 on working days and 9:00–17:00 at weekends and on holidays', async () => {
    const loaded = await calendar(dateOf('2026-09-01'))
    const hours = (day: string) => {
      const answer = dayOn(loaded, dateOf(day))
      return answer.ok ? answer.value.open : answer.message
    }
    expect(hours('2026-09-28')).toEqual([{ from: 510, to: 1080 }])
    expect(hours('2026-10-01')).toEqual([{ from: 540, to: 1020 }])
    expect(hours('2026-10-10')).toEqual([{ from: 510, to: 1080 }])
    expect(hours('2026-10-11')).toEqual([{ from: 540, to: 1020 }])
    // Friday 17:00 and two hours: one on Friday, one on Saturday from 9:00.
    const due = addWorkingTime(loaded, new Date('2026-09-18T09:00:00Z'), 120)
    expect(due.ok && due.value.toISOString()).toBe('2026-09-19T02:00:00.000Z')
  })

  it('says so where it does not reach, and the clock is reckoned without holidays instead of not at all', async () => {
    const loaded = await calendar(dateOf('2026-12-30'))
    const answer = addWorkingTime(loaded, new Date('2026-12-31T09:00:00Z'), 600)
    expect(answer).toMatchObject({ ok: false, fault: 'outside-calendar' })
    const standing = clockOfMatter({ kind: 'working-time', minutes: 600 }, new Date('2026-12-31T09:00:00Z'), loaded)
    expect(standing).toMatchObject({ calendarAssumed: true, dueAt: new Date('2027-01-01T09:30:00.000Z') })
  })

  it('of a community that gave no hours counts as always open', async () => {
    await centre.app.database.run({ kind: 'community', communityId: centre.communityId, write: true }, (tx) =>
      sql`update access.community set reception_hours = '[[],[],[],[],[],[],[]]' where community_id = ${centre.communityId}`.execute(
        tx,
      ),
    )
    const due = addWorkingTime(await calendar(dateOf('2026-06-01')), new Date('2026-06-01T16:00:00Z'), 60)
    expect(due.ok && due.value.toISOString()).toBe('2026-06-01T17:00:00.000Z')
  })
})
