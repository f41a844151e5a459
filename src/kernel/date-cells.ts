import { toHalfWidth } from './chinese-text.ts'
import { type BusinessDate, dateFrom, fromDayNumber, isDay } from './dates.ts'
import { type Reading, readAs, unreadable } from './reading.ts'

export type DateCellFault =
  | 'empty'
  | 'malformed'
  | 'no-day'
  | 'short-year'
  | 'day-first'
  | 'no-such-day'
  | 'out-of-range'

/** Serial 1 is 1900-01-01; Excel believes in a 29 February 1900 (serial 60), so later serials lie one day further. */
const SERIAL_60 = 60
const DAY_NUMBER_OF_SERIAL_0 = -25_568
const LAST_SERIAL = 109_574

/**
 * Reads a date as spreadsheets hold it: a serial of the 1900 system (45000 → 2023-03-15), a `Date` (its UTC day, as
 * spreadsheet readers give it), or text: `2020-6-10`, `2023.5.1`, `2023/5/1`, `2023年5月1日`, `20230501` (also as a number), a
 * serial as text; full-width digits; a time of day behind it is left off. Refused with the reason: no day in it, a year of two
 * digits, day or month first (`5/1/2023`), a day no calendar has, a year before 1850 or after 2199.
 */
export const readDateCell = (cell: string | number | Date): Reading<BusinessDate, DateCellFault> => {
  if (typeof cell === 'number') return cell > LAST_SERIAL + 1 ? fromText(String(cell)) : fromSerial(cell)
  if (cell instanceof Date) return fromUtcDay(cell)
  return fromText(toHalfWidth(cell).trim())
}

const fromText = (text: string): Reading<BusinessDate, DateCellFault> => {
  if (text === '') return unreadable('empty', '日期不能为空')
  if (text.length > 40) return malformed(text.slice(0, 40))
  const { year, month, day } = WRITTEN.exec(text)?.groups ?? COMPACT.exec(text)?.groups ?? {}
  if (year && month && day) return fromParts(text, { year: Number(year), month: Number(month), day: Number(day) })
  if (/^\d{5,6}(\.\d+)?$/.test(text)) return fromSerial(Number(text))
  if (/^\d{4}\s*[-./年]\s*\d{1,2}\s*月?$/.test(text)) return unreadable('no-day', `日期“${text}”没有写到日`)
  if (/^\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?$/.test(text)) {
    return unreadable('short-year', `日期“${text}”的年份须写四位`)
  }
  if (/^\d{1,2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{4}$/.test(text)) {
    return unreadable('day-first', `日期“${text}”分不清月和日，请写成 年-月-日`)
  }
  return malformed(text)
}

const TIME_OF_DAY = String.raw`(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?`
const WRITTEN = new RegExp(
  String.raw`^(?<year>\d{4})\s?(?:[-./]|年)\s?(?<month>\d{1,2})\s?(?:[-./]|月)\s?(?<day>\d{1,2})\s?[日号]?${TIME_OF_DAY}$`,
)
const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/

const fromSerial = (serial: number): Reading<BusinessDate, DateCellFault> => {
  if (!Number.isFinite(serial) || serial < 1 || serial >= LAST_SERIAL + 1) {
    return unreadable('out-of-range', `数值 ${serial} 不是有效的日期`)
  }
  const day = Math.floor(serial)
  if (day === SERIAL_60) return unreadable('no-such-day', '1900 年没有 2 月 29 日')
  return readAs(fromDayNumber(DAY_NUMBER_OF_SERIAL_0 + (day > SERIAL_60 ? day - 1 : day)))
}

const fromUtcDay = (instant: Date): Reading<BusinessDate, DateCellFault> => {
  if (Number.isNaN(instant.getTime())) return malformed('无效日期')
  return fromParts(instant.toISOString(), {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
  })
}

const fromParts = (text: string, parts: { year: number; month: number; day: number }) => {
  if (parts.year < 1850 || parts.year > 2199)
    return unreadable('out-of-range', `日期“${text}”须在 1850 年至 2199 年之间`)
  if (!isDay(parts)) return unreadable('no-such-day', `没有“${text}”这一天`)
  return readAs(dateFrom(parts))
}

const malformed = (text: string) => unreadable('malformed', `“${text}”不是能识别的日期`)
