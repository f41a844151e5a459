import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { dateOf } from '../../kernel/dates.ts'
import { answersInWords, demandMayGiveUp, demandOpinion, isChosen, lastMonthOf } from './callback.rules.ts'
import { type CallbackClass, classNames } from './words.ts'

const classes = Object.keys(classNames) as CallbackClass[]
const shares = fc.record({
  otherPercent: fc.integer({ min: 0, max: 100 }),
  incidentPercent: fc.integer({ min: 0, max: 100 }),
})

describe(`${clause('§12.3.4.1')} Who is called back`, () => {
  it('is every safety facility, leak and complaint, whatever the shares say', () => {
    fc.assert(
      fc.property(fc.constantFrom('safety', 'leak', 'complaint'), fc.uuid(), shares, (of, id, those) => {
        expect(isChosen({ class: of as CallbackClass, id, shares: those })).toBe(true)
      }),
    )
  })

  it('is all of a share of 100 % and none of 0 %, the same whenever asked, and never less by a larger share', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 99 }), (id, percent) => {
        const chosen = (otherPercent: number) =>
          isChosen({ class: 'other', id, shares: { otherPercent, incidentPercent: 0 } })
        expect(chosen(100)).toBe(true)
        expect(chosen(0)).toBe(false)
        expect(chosen(percent)).toBe(chosen(percent))
        if (chosen(percent)) expect(chosen(percent + 1)).toBe(true)
      }),
    )
  })

  it('is about so many as the share says', () => {
    const ids = Array.from({ length: 5_000 }, () => crypto.randomUUID())
    const chosen = ids.filter((id) =>
      isChosen({ class: 'other', id, shares: { otherPercent: 30, incidentPercent: 0 } }),
    )
    expect(chosen.length / ids.length).toBeGreaterThan(0.26)
    expect(chosen.length / ids.length).toBeLessThan(0.34)
  })
})

describe('A callback', () => {
  const clerk: ReadonlySet<string> = new Set(['callbacks.record'])
  const boss: ReadonlySet<string> = new Set(['callbacks.record', 'callbacks.manage'])

  it.each(classes)('of the class %s is given up after enough calls, by whoever may', (of) => {
    const giveUp = (missed: number, rights: ReadonlySet<string>) => () =>
      demandMayGiveUp({ number: 'HF1', class: of, missed }, { needed: 3, rights })
    expect(giveUp(2, boss)).toThrow('只打过 2 次')
    expect(giveUp(3, boss)).not.toThrow()
    const always = ['safety', 'leak', 'complaint'].includes(of)
    if (always) expect(giveUp(3, clerk)).toThrow('必须回访')
    else expect(giveUp(3, clerk)).not.toThrow()
  })

  it('of an unhappy owner needs a word on why; of a content one it does not', () => {
    const answers = { satisfaction: 'very-dissatisfied', workQuality: null, attitude: null } as const
    expect(() => demandOpinion({ ...answers, opinion: '', problem: null })).toThrow('住户意见')
    expect(() => demandOpinion({ ...answers, opinion: '太慢', problem: null })).not.toThrow()
    expect(() => demandOpinion({ ...answers, opinion: '', problem: { wrong: '还漏' } })).not.toThrow()
    expect(() => demandOpinion({ ...answers, satisfaction: 'fair', opinion: '', problem: null })).not.toThrow()
  })

  it('is told in the timeline in a line', () => {
    const answers = { satisfaction: 'fair', workQuality: 'poor', attitude: 'good', opinion: '慢' } as const
    expect(answersInWords({ ...answers, problem: { wrong: '还漏' } })).toBe(
      '一般；质量差；态度好；意见：慢；发现问题：还漏',
    )
  })
})

describe('The month to be sampled', () => {
  it.each([
    ['2026-01-01', '2025-12-01', '2026-01-01'],
    ['2026-03-31', '2026-02-01', '2026-03-01'],
    ['2026-07-01', '2026-06-01', '2026-07-01'],
  ])('on %s begins on %s and ends before %s', (today, from, until) => {
    expect(lastMonthOf(dateOf(today))).toMatchObject({ from, until })
  })
})
