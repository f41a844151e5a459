import { describe, expect, it } from 'vitest'
import type { ClockPolicy } from '../../kernel/clock-policy.ts'
import { dateOf } from '../../kernel/dates.ts'
import { noCalendar } from './calendar.store.ts'
import { type MatterClock, nextDeadline, standingOf } from './clock-rows.ts'
import { type ClockSteps, stepClocks } from './clock-steps.ts'

const calendar = noCalendar(dateOf('2026-06-08'))
const at = (minute: number) => new Date(Date.UTC(2026, 5, 8, 2, minute))
const policy = (minutes: number, reasons: string[] = []): ClockPolicy => ({
  target: { kind: 'natural-time', minutes },
  pauses: { reasons, mostMinutes: null },
  extension: 'never',
})
const step = (clocks: readonly MatterClock[], minute: number, steps: ClockSteps) =>
  stepClocks(clocks, steps, { now: at(minute), calendar, newId: () => 'new' }).map(({ clock }) => clock)
const opened = step([], 0, {
  starts: [
    { rule: 'on-site', name: '到场时限', policy: policy(30) },
    { rule: 'finish', name: '完工时限', policy: policy(120, ['等配件']) },
  ],
})

describe('The clocks of a matter', () => {
  it('make the matter due at the first of their deadlines, then at the next', () => {
    expect(nextDeadline(opened, calendar)).toEqual({ dueAt: at(30), name: '到场时限' })
    const there = step(opened, 10, { meets: ['on-site'] })
    expect(nextDeadline(there, calendar)).toEqual({ dueAt: at(120), name: '完工时限' })
    expect(nextDeadline(step(there, 20, { meets: ['finish'] }), calendar)).toBeNull()
  })

  it('stand still while the matter waits, and run on by as much later', () => {
    const waiting = step(opened, 60, { meets: ['on-site'], pauses: { rules: ['finish'], reason: '等配件' } })
    expect(nextDeadline(waiting, calendar)).toBeNull()
    const on = step(waiting, 100, { resumes: ['finish', 'on-site'] })
    expect(nextDeadline(on, calendar)?.dueAt).toEqual(at(160))
  })

  it('pass over rules that do not run, and refuse a pause their policy does not know', () => {
    expect(step(opened, 5, { meets: ['callback'], resumes: ['finish'] })).toEqual(opened)
    expect(() => step(opened, 5, { pauses: { rules: ['on-site'], reason: '等配件' } })).toThrow('不能暂停')
  })

  it('take another target with its reason, counted from the start or from now; one that does not run is passed over', () => {
    const [fromStart, fromNow] = (['start', 'now'] as const).map((countedFrom) =>
      step(opened, 10, { retargets: [{ rule: 'on-site', policy: policy(60), reason: '类别改为门窗', countedFrom }] }),
    )
    expect(nextDeadline(fromStart ?? [], calendar)?.dueAt).toEqual(at(60))
    expect(nextDeadline(fromNow ?? [], calendar)?.dueAt).toEqual(at(70))
    const other = { rule: 'callback', policy: policy(5), reason: '改', countedFrom: 'now' } as const
    expect(step(opened, 10, { retargets: [other] })).toEqual(opened)
  })

  it('of which one is taken away, count the others on', () => {
    const without = step(opened, 10, { ends: ['on-site'] })
    expect(nextDeadline(without, calendar)).toEqual({ dueAt: at(120), name: '完工时限' })
    expect(without.map(({ endedAt }) => endedAt)).toEqual([at(10), null])
  })

  it('keep the breach of a deadline that was missed, whatever comes after', () => {
    const late = step(opened, 45, { meets: ['on-site'] })
    expect(standingOf(late[0] as MatterClock, calendar)).toMatchObject({ breachedAt: at(30), metAt: at(45) })
    const withdrawn = step(opened, 45, { endsAll: true })
    expect(withdrawn.map((clock) => [clock.endedAt, standingOf(clock, calendar).breachedAt])).toEqual([
      [at(45), at(30)],
      [at(45), null],
    ])
    expect(nextDeadline(withdrawn, calendar)).toBeNull()
  })
})
