import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostile } from './clause.ts'
import { readDateCell } from './date-cells.ts'
import { dateOf, formatDate, fromDayNumber, toDayNumber, yearMonthDay } from './dates.ts'

const read = (cell: Parameters<typeof readDateCell>[0]) => {
  const result = readDateCell(cell)
  return result.ok ? result.value : result.fault
}

describe('a date in a spreadsheet', () => {
  it.each([
    '2020-6-10',
    '2020-06-10',
    '2020.6.10',
    '2020/6/10',
    '2020年6月10日',
    '2020年06月10号',
    '２０２０－６－１０',
    '20200610',
    ' 2020-06-10 08:30:00 ',
    '2020-06-10T00:00:00Z',
    '2020/6/10 0:00',
    '43992',
    '43992.75',
  ])('is read as 10 June 2020 from “%s”', (text) => {
    expect(read(text)).toBe('2020-06-10')
  })

  it('is read from serials, from numbers written as dates, and from dates', () => {
    expect(read(43992)).toBe('2020-06-10')
    expect(read(45000.999)).toBe('2023-03-15')
    expect(read(1)).toBe('1900-01-01')
    expect(read(59)).toBe('1900-02-28')
    expect(read(61)).toBe('1900-03-01')
    expect(read(109_574)).toBe('2199-12-31')
    expect(read(20200610)).toBe('2020-06-10')
    expect(read(new Date('2020-06-10T00:00:00Z'))).toBe('2020-06-10')
  })

  it(`${hostile(19)} keeps birth dates in the years of summer time`, () => {
    expect(read(new Date('1988-07-02T00:00:00Z'))).toBe('1988-07-02')
    expect(read('1988-07-02')).toBe('1988-07-02')
    expect(read(32326)).toBe('1988-07-02')
  })

  it.each([
    ['', 'empty'],
    ['2020-6', 'no-day'],
    ['2020年6月', 'no-day'],
    ['20-6-10', 'short-year'],
    ['5/1/2023', 'day-first'],
    ['2023-02-29', 'no-such-day'],
    ['2023年13月1日', 'no-such-day'],
    ['20230231', 'no-such-day'],
    ['1799-01-01', 'out-of-range'],
    ['2200-01-01', 'out-of-range'],
    ['去年六月', 'malformed'],
    ['2020-06-10 至 2021-06-10', 'malformed'],
    ['2020-06-1０x', 'malformed'],
  ])('is refused with a reason when “%s” is written', (text, fault) => {
    expect(read(text)).toBe(fault)
  })

  it('is refused for the 29 February 1900 that only Excel believes in, and for numbers that are no day', () => {
    expect(read(60)).toBe('no-such-day')
    for (const serial of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e20])
      expect(read(serial)).not.toMatch(/^\d/)
    expect(read(new Date(Number.NaN))).toBe('malformed')
    expect(readDateCell('2023-02-29')).toMatchObject({ message: '没有“2023-02-29”这一天' })
  })

  it('is the same day in every spelling', () => {
    const days = fc.integer({ min: toDayNumber(dateOf('1900-03-01')), max: toDayNumber(dateOf('2199-12-31')) })
    fc.assert(
      fc.property(days, (dayNumber) => {
        const date = fromDayNumber(dayNumber)
        const { year, month, day } = yearMonthDay(date)
        const spelt = [
          date,
          `${year}-${month}-${day}`,
          `${year}.${month}.${day}`,
          `${year}/${month}/${day}`,
          formatDate(date),
        ]
        for (const text of [...spelt, date.replaceAll('-', '')]) expect(read(text)).toBe(date)
        expect(read(dayNumber + 25_569)).toBe(date)
        expect(read(new Date(dayNumber * 86_400_000))).toBe(date)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.double(), fc.date()), (cell) => typeof read(cell) === 'string'))
  })
})
