import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { readHours, writeHours } from './reception-hours.ts'

describe(`${clause('§12.3.2')} reception hours as they are typed`, () => {
  it('reads a morning and an afternoon, however the signs are written', () => {
    const hours = [
      { from: '08:30', to: '12:00' },
      { from: '14:00', to: '18:00' },
    ]
    for (const typed of [
      '8:30-12:00 14:00-18:00',
      '8：30～12：00、14：00—18：00',
      '0830-1200, 1400-1800',
      '8:30 到 12:00 14:00至18:00',
    ]) {
      expect(readHours(typed), typed).toEqual({ ok: true, hours })
    }
  })

  it('reads nothing, and the word for it, as a closed day', () => {
    expect(readHours('  ')).toEqual({ ok: true, hours: [] })
    expect(readHours('休息')).toEqual({ ok: true, hours: [] })
  })

  it('lets a round-the-clock desk end its day at 24:00', () => {
    expect(readHours('0:00-24:00')).toEqual({ ok: true, hours: [{ from: '00:00', to: '24:00' }] })
  })

  it.each([
    ['25:00-26:00', '看不懂'],
    ['8:60-9:00', '看不懂'],
    ['上午', '看不懂'],
    ['18:00-8:30', '晚于开始'],
    ['8:30-8:30', '晚于开始'],
    ['8:30-12:00 11:00-18:00', '重叠'],
    ['14:00-18:00 8:30-12:00', '重叠'],
  ])('refuses %s and says why', (typed, reason) => {
    const read = readHours(typed)
    expect(read.ok).toBe(false)
    expect(read.ok ? '' : read.message).toContain(reason)
  })

  it('writes hours so that reading them gives the same hours', () => {
    const hours = [
      { from: '09:00', to: '12:30' },
      { from: '20:00', to: '24:00' },
    ]
    expect(readHours(writeHours(hours))).toEqual({ ok: true, hours })
  })
})
