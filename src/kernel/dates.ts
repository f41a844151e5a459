import { z } from 'zod'

/**
 * A day in business, `2026-04-01`, in Asia/Shanghai: a `date` column, never an instant. Compare with `<` and `===`.
 * From 1850-01-01 (registers hold old birth dates) to 2199-12-31.
 */
export const businessDate = z.iso
  .date({ error: '日期须写成 2026-04-01 的样子，并且确有这一天' })
  .refine((text) => text >= FIRST_DATE && text <= LAST_DATE, { error: '日期须在 1850 年至 2199 年之间' })
  .brand('BusinessDate')
  .meta({ description: '业务日期（Asia/Shanghai）', examples: ['2026-04-01'] })

export type BusinessDate = z.output<typeof businessDate>

const FIRST_DATE = '1850-01-01'
const LAST_DATE = '2199-12-31'
const DAY_MS = 86_400_000
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
// The last Chinese summer time ended on 15 September 1991; from then on Shanghai is +08:00 and nothing else.
const FIXED_OFFSET_SINCE = Date.UTC(1991, 8, 16)

/** A business date written in code or read from the database; RangeError when there is no such day. */
export const dateOf = (text: string): BusinessDate => {
  const [year, month, day] = text.split('-').map(Number)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDay({ year: year ?? 0, month: month ?? 0, day: day ?? 0 })) {
    return text as BusinessDate
  }
  throw new RangeError(`not a business date: ${text}`)
}

/** True when the calendar has this day and it lies within the range of business dates. */
export const isDay = ({ year, month, day }: YearMonthDay): boolean =>
  Number.isInteger(year) &&
  year >= 1850 &&
  year <= 2199 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month)

export interface YearMonthDay {
  readonly year: number
  /** 1–12. */
  readonly month: number
  /** 1–31. */
  readonly day: number
}

/** The date of a year, month (1–12) and day; RangeError when there is no such day. */
export const dateFrom = ({ year, month, day }: YearMonthDay): BusinessDate =>
  dateOf(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)

export const yearMonthDay = (date: BusinessDate): YearMonthDay => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

/** 28–31. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The business date at an instant: 2026-03-31T16:00Z is 1 April in Shanghai. Summer time of 1986–1991 included. */
export const businessDateAt = (instant: Date): BusinessDate =>
  fromDayNumber(Math.floor((instant.getTime() + offsetAt(instant.getTime())) / DAY_MS))

/** The instant at which a business date begins, 00:00 in Shanghai; it ends where the next one begins. */
export const startOfDay = (date: BusinessDate): Date => instantAt(date, 0)

/** The instant `minutes` after midnight by the clock on the wall in Shanghai; 1440 is 24:00. */
export const instantAt = (date: BusinessDate, minutes: number): Date => {
  const wall = toDayNumber(date) * DAY_MS + minutes * 60_000
  const guess = wall - SHANGHAI_OFFSET_MS
  if (guess >= FIXED_OFFSET_SINCE) return new Date(guess)
  return new Date(wall - offsetAt(wall - offsetAt(guess)))
}

/** Days since 1970-01-01, negative before: the number to compute and index with. */
export const toDayNumber = (date: BusinessDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** The reverse of `toDayNumber`; RangeError outside the range of business dates. */
export const fromDayNumber = (dayNumber: number): BusinessDate =>
  dateOf(new Date(dayNumber * DAY_MS).toISOString().slice(0, 10))

export const addDays = (date: BusinessDate, days: number): BusinessDate => fromDayNumber(toDayNumber(date) + days)

/** Nights from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: BusinessDate, to: BusinessDate): number => toDayNumber(to) - toDayNumber(from)

/**
 * The same day `months` later, clamped to the end of a shorter month. For a series always add to the anchor
 * (`addMonths(anchor, 3 * n)`), never to the previous result: 31 January + 1 is 28 February, + 2 is 31 March;
 * a lease of 29 February 2024 is 29 February again in 2028.
 */
export const addMonths = (anchor: BusinessDate, months: number): BusinessDate => {
  const { year, month, day } = yearMonthDay(anchor)
  const index = year * 12 + (month - 1) + months
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
  return dateFrom({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}

/** As `addMonths`, in years, always from the anchor. */
export const addYears = (anchor: BusinessDate, years: number): BusinessDate => addMonths(anchor, years * 12)

/** 1 Monday … 7 Sunday (ISO 8601). */
export const dayOfWeek = (date: BusinessDate): number => ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1

/** `周一` … `周日`. */
export const dayOfWeekInChinese = (date: BusinessDate): string => `周${'一二三四五六日'.charAt(dayOfWeek(date) - 1)}`

/** `2026年4月1日`. */
export const formatDate = (date: BusinessDate): string => {
  const { year, month, day } = yearMonthDay(date)
  return `${year}年${month}月${day}日`
}

const offsetAt = (ms: number): number => {
  if (ms >= FIXED_OFFSET_SINCE) return SHANGHAI_OFFSET_MS
  const part = Object.fromEntries(shanghaiWall.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second)
  return wall - Math.floor(ms / 1000) * 1000
}

const shanghaiWall = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
