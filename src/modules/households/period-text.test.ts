import { describe, expect, it } from 'vitest'
import { dateOf } from '../../kernel/dates.ts'
import { lastDayOf, periodText, untilOf } from './period-text.ts'

describe('periods as people write them', () => {
  it('names the last day that counts, not the first that does not', () => {
    expect(periodText({ from: dateOf('2026-03-01'), until: dateOf('2027-03-01') })).toBe('2026-03-01 至 2027-02-28')
  })

  it('a running period has only a beginning', () => {
    expect(periodText({ from: dateOf('2026-03-01'), until: null })).toBe('2026-03-01 起')
  })

  it('a last day typed and read back is the same day, over a leap year too', () => {
    expect(untilOf('2028-02-28')).toBe('2028-02-29')
    expect(lastDayOf(untilOf('2027-12-31'))).toBe('2027-12-31')
  })
})
