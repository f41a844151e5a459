import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../../kernel/dates.ts'
import { neighbour, periodAsked, periodAt, periodInWords } from './period.ts'

const TODAY = '2026-06-17' as BusinessDate
const at = (date: string) => date as BusinessDate

describe('The period on the page', () => {
  it('is the last whole week unless the address names one', () => {
    expect(periodAsked({}, TODAY)).toEqual({ span: 'week', from: '2026-06-08', to: '2026-06-14' })
    expect(periodAsked({ by: 'month', from: '2026-02-11' }, TODAY)).toEqual({
      ...{ span: 'month', from: '2026-02-01', to: '2026-02-28' },
    })
    expect(periodAsked({ by: 'own', from: '2026-02-11', to: '2026-02-12' }, TODAY)).toMatchObject({ to: '2026-02-12' })
    expect(periodAsked({ from: 'yesterday' }, TODAY)).toMatchObject({ from: '2026-06-08' })
    expect(periodAsked({ by: 'decade', from: '2026-06-17' }, TODAY)).toEqual({
      ...{ span: 'week', from: '2026-06-15', to: '2026-06-21' },
    })
  })

  it('moves by one of its kind, there and back, over New Year and 29 February', () => {
    for (const span of ['week', 'month', 'quarter', 'year'] as const) {
      for (const date of ['2026-01-01', '2028-02-29', '2026-12-31']) {
        const period = periodAt(span, at(date))
        const next = neighbour(period, 1)
        expect(next.from > period.to, `${span} ${date}`).toBe(true)
        expect(neighbour(next, -1)).toEqual(period)
      }
    }
    const own = { span: 'own', from: at('2026-02-27'), to: at('2026-03-01') } as const
    expect(neighbour(own, 1)).toEqual({ span: 'own', from: '2026-03-02', to: '2026-03-04' })
  })

  it('is named as people name it', () => {
    expect(periodInWords(periodAt('week', at('2026-12-31')))).toBe('2026年12月28日至2027年1月3日')
    expect(periodInWords(periodAt('month', at('2026-06-02')))).toBe('2026年6月')
  })
})
