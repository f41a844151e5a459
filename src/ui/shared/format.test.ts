import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { clockText, dayOf, maskedPhone, momentOf, phoneOf, spanOf, timeOf, urgencyOf, weekdayOf } from './format.ts'

const now = new Date('2026-03-07T02:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

describe('deadlines as people read them', () => {
  it('shows what is left and what is over as a number, rounded down', () => {
    expect(clockText(hours(3.9), now)).toBe('剩 3 小时')
    expect(clockText(hours(-50), now)).toBe('超 2 天')
    expect(clockText(hours(0.5), now)).toBe('剩 30 分钟')
    expect(clockText(hours(-0.001), now)).toBe('超 不到 1 分钟')
    expect(spanOf(86_400_000)).toBe('1 天')
  })

  it('tells the urgency apart at the hour, at the day and at the deadline itself', () => {
    expect(urgencyOf(hours(25), now)).toBe('calm')
    expect(urgencyOf(hours(24), now)).toBe('calm')
    expect(urgencyOf(hours(23.9), now)).toBe('soon')
    expect(urgencyOf(hours(0.9), now)).toBe('now')
    expect(urgencyOf(now, now)).toBe('now')
    expect(urgencyOf(hours(-0.1), now)).toBe('breached')
  })
})

describe('dates', () => {
  it(`${hostile(18)} shows an instant on its day in Shanghai, and leaves a business date alone`, () => {
    expect(dayOf('2026-03-31T16:00:00Z')).toBe('2026-04-01')
    expect(timeOf('2026-03-31T16:00:00Z')).toBe('00:00')
    expect(dayOf('2026-03-31')).toBe('2026-03-31')
    expect(weekdayOf('2026-03-31')).toBe('周二')
  })

  it('says today, yesterday, the day, and the year only where it is another one', () => {
    expect(momentOf('2026-03-07T01:05:00Z', now)).toBe('今天 09:05')
    expect(momentOf('2026-03-06T10:30:00Z', now)).toBe('昨天 18:30')
    expect(momentOf('2026-03-08T01:05:00Z', now)).toBe('明天 09:05')
    expect(momentOf('2026-01-05T01:05:00Z', now)).toBe('1月5日 09:05')
    expect(momentOf('2025-12-31T10:00:00Z', now)).toBe('2025-12-31 18:00')
  })
})

describe('phones', () => {
  it('groups a mobile number and leaves a landline as written', () => {
    expect(phoneOf('13812345678')).toBe('138 1234 5678')
    expect(phoneOf('027-8888 6000')).toBe('027-8888 6000')
  })

  it('masks what lists show, and never unmasks', () => {
    expect(maskedPhone('13812345678')).toBe('138****5678')
    expect(maskedPhone('027-88886000')).toBe('****6000')
    expect(maskedPhone('138****5678')).toBe('138****5678')
    expect(maskedPhone('不详')).toBe('****')
    expect(maskedPhone('')).toBe('')
  })
})
