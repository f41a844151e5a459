import { toHalfWidth } from '../../../kernel/chinese-text.ts'
import {
  addDays,
  type BusinessDate,
  dateFrom,
  dayOfWeek,
  dayOfWeekInChinese,
  daysBetween,
  formatDate,
  isDay,
  yearMonthDay,
} from '../../../kernel/dates.ts'
import { type Token, tokensOf } from './arrangement-tokens.rules.ts'

/** A day that is not what its weekday says: a rest day of a holiday, or a make-up working day (its name ends in 调休). */
export interface ArrangedDay {
  readonly day: BusinessDate
  readonly workingDay: boolean
  /** `春节`, `春节调休` */
  readonly name: string
}

/** One clause of what was pasted and what it came to. The clauses together are the whole text: nothing is dropped. */
export interface ReadClause {
  /** From 1. */
  readonly line: number
  readonly text: string
  readonly days: readonly ArrangedDay[]
  /** Why nothing was taken from it; null where something was. */
  readonly fault: {
    readonly reason: string
    /** It means days and must be put right first; false where it arranges nothing (a heading, a wish). */
    readonly wrong: boolean
  } | null
}

export interface Arrangement {
  readonly clauses: readonly ReadClause[]
  /** In order, each day once. */
  readonly days: readonly ArrangedDay[]
}

/**
 * Reads the holiday arrangement of a year as people paste it: sentences of the State Council's notice
 * (`二、春节：2月6日（周六）至12日（周五）放假调休，共7天。2月14日（周日）上班。`), rows of a table
 * (`2027-01-01 元旦 休`), or a mix. A date without a year is of `year`; the notice of a year may also name days of the
 * December before it.
 */
export const readArrangement = (text: string, year: number): Arrangement => {
  const taken = new Map<BusinessDate, ArrangedDay>()
  let named: string | undefined
  const clauses = clausesOf(text).map(({ line, text: clause, firstOfLine }): ReadClause => {
    const read = readClause(clause, { year, named, sameLine: !firstOfLine })
    if ('reason' in read) return { line, text: clause, days: [], fault: read }
    named = read.name
    const clash = read.days.find(({ day, workingDay }) => (taken.get(day)?.workingDay ?? workingDay) !== workingDay)
    if (clash) {
      const before = taken.get(clash.day)?.workingDay ? '上班' : '休'
      return { line, text: clause, days: [], fault: wrong(`${formatDate(clash.day)}前面写的是${before}，这里相反`) }
    }
    for (const day of read.days) if (!taken.has(day.day)) taken.set(day.day, day)
    return { line, text: clause, days: read.days, fault: null }
  })
  return { clauses, days: [...taken.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) }
}

/** Days as rows that `readArrangement` reads back to the same days: `2027-01-01 元旦 休`. */
export const writeArrangement = (days: readonly ArrangedDay[]): string =>
  days.map(({ day, name, workingDay }) => `${day} ${name} ${workingDay ? '补班' : '休'}`).join('\n')

/** Why a day cannot be in the arrangement of a year, in Chinese; undefined where it can. */
export const arrangedDayFault = (given: ArrangedDay, year: number): string | undefined => {
  const fault = dayFault(given.day, { year, workingDay: given.workingDay })
  if (fault) return fault
  const [back] = readArrangement(writeArrangement([given]), year).days
  if (back?.name !== given.name) return `“${given.name}”不能作节日名称；补班的名称以“调休”结尾，如“春节调休”`
  return undefined
}

/** Which of the seven holidays of the whole country no rest day of the year carries in its name. */
export const missingHolidays = (days: readonly ArrangedDay[], year: number): readonly string[] =>
  HOLIDAYS.filter(
    (holiday) =>
      !days.some(
        ({ day, workingDay, name }) => !workingDay && yearMonthDay(day).year === year && name.includes(holiday),
      ),
  )

/** What changes in a year: a day that was not there before, is not any more, or is something else. */
export interface DayChange {
  readonly day: BusinessDate
  readonly before: ArrangedDay | null
  readonly after: ArrangedDay | null
}

/** The given days against those of before: within the year the given ones are all there are; the December before keeps what is not named. */
export const compareDays = (o: {
  year: number
  before: readonly ArrangedDay[]
  given: readonly ArrangedDay[]
}): readonly DayChange[] => {
  const before = new Map(o.before.map((one) => [one.day, one]))
  const given = new Map(o.given.map((one) => [one.day, one]))
  const gone = o.before.filter(({ day }) => yearMonthDay(day).year === o.year && !given.has(day))
  return [
    ...gone.map((one) => ({ day: one.day, before: one, after: null })),
    ...o.given.flatMap((after) => {
      const was = before.get(after.day) ?? null
      const same = was?.workingDay === after.workingDay && was.name === after.name
      return same ? [] : [{ day: after.day, before: was, after }]
    }),
  ].sort((a, b) => (a.day < b.day ? -1 : 1))
}

const HOLIDAYS = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆节']
const LONGEST_RUN = 31
const LONGEST_NAME = 17

const wrong = (reason: string) => ({ reason, wrong: true })
const nothing = (reason: string) => ({ reason, wrong: false })

const clausesOf = (text: string): { line: number; text: string; firstOfLine: boolean }[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line, at) =>
    line
      .split(/[。；;]/)
      .map((clause) => clause.trim())
      .filter((clause) => /[\p{L}\p{N}]/u.test(clause))
      .map((clause, place) => ({ line: at + 1, text: clause, firstOfLine: place === 0 })),
  )

interface ClauseRead {
  readonly days: readonly ArrangedDay[]
  /** The holiday, for clauses behind it that name none. */
  readonly name: string
}

type Fault = ReturnType<typeof wrong>

const readClause = (
  text: string,
  o: { year: number; named: string | undefined; sameLine: boolean },
): ClauseRead | Fault => {
  const { tokens, name: written } = tokensOf(toHalfWidth(text))
  const foreign = tokens.find((token) => token.kind === 'year' && token.year !== o.year)
  if (foreign?.kind === 'year') return wrong(`写的是 ${foreign.year} 年，现在录的是 ${o.year} 年`)
  if (!tokens.some(({ kind }) => kind === 'date')) return nothing('没有日期')
  if (/鼓励|建议|倡导/.test(text)) return nothing('是建议，不是放假安排')
  const runs = runsOf(tokens, o.year)
  if ('reason' in runs) return runs
  const name = written === '' ? inherited(runs, o) : written
  if (name === undefined) return wrong('没有写是什么节日')
  if ([...name].length > LONGEST_NAME) return wrong('节日名称太长，请只写名称')
  const rested = runs.filter(({ workingDay }) => !workingDay).flatMap(({ days }) => days)
  const counts = tokens.flatMap((token) => (token.kind === 'count' ? [token.days] : []))
  if (counts.length === 1 && rested.length > 0 && counts[0] !== rested.length) {
    return wrong(`写着共 ${counts[0]} 天，日期却是 ${rested.length} 天`)
  }
  const days = runs.flatMap(({ days: each, workingDay }) =>
    each.map((day) => ({ day, workingDay, name: workingDay ? `${name}调休` : name })),
  )
  return { days, name }
}

/** Days with what they are. */
interface Run {
  readonly days: readonly BusinessDate[]
  readonly workingDay: boolean
}

/** A make-up day may stand alone behind its holiday; a rest day without a name belongs to the holiday of its own line. */
const inherited = (runs: readonly Run[], o: { named: string | undefined; sameLine: boolean }): string | undefined =>
  o.sameLine || runs.every(({ workingDay }) => workingDay) ? o.named : undefined

/** `dates … 放假`, or `放假：dates`. */
const runsOf = (tokens: readonly Token[], year: number): readonly Run[] | Fault => {
  const parts = partsOf(tokens, year)
  if ('reason' in parts) return parts
  const runs: Run[] = []
  let waiting: BusinessDate[] = []
  let ahead: boolean | undefined
  for (const part of parts) {
    if ('days' in part) waiting.push(...part.days)
    else if (waiting.length === 0) ahead = part.workingDay
    else {
      if (ahead !== undefined && ahead !== part.workingDay) return wrong('放假和上班混在一起，请分成两行写')
      runs.push({ days: waiting, workingDay: part.workingDay })
      waiting = []
      ahead = undefined
    }
  }
  if (waiting.length > 0 && ahead === undefined) {
    return runs.length > 0 ? wrong('后面的日期没有写明是休还是上班') : nothing('没有写明是休还是上班')
  }
  if (waiting.length > 0 && ahead !== undefined) runs.push({ days: waiting, workingDay: ahead })
  const faults = runs.flatMap(({ days, workingDay }) => days.map((day) => dayFault(day, { year, workingDay })))
  const fault = faults.find((one) => one !== undefined)
  return fault === undefined ? runs : wrong(fault)
}

type Part = { readonly days: BusinessDate[] } | { readonly workingDay: boolean }

/** The dates and ranges as the days that they name, each held against the weekday beside it; and the words between them. */
const partsOf = (tokens: readonly Token[], year: number): readonly Part[] | Fault => {
  const parts: Part[] = []
  let last: WrittenDate | undefined
  let opens = false
  for (const token of tokens) {
    if (token.kind === 'to') opens = last !== undefined
    if (token.kind === 'rest' || token.kind === 'work') {
      opens = false
      parts.push({ workingDay: token.kind === 'work' })
    }
    if (token.kind === 'weekday' && last) last = { ...last, weekday: token }
    if (token.kind !== 'date') continue
    const date = dateOfToken(token, { last: last?.date, year })
    if (typeof date !== 'string') return date
    const open = parts[parts.length - 1]
    if (opens && last && open && 'days' in open) {
      const from = last.yearWritten ? last.date : beginningBefore(date, { first: last.date, year })
      const length = daysBetween(from, date) + 1
      if (length < 2) return wrong(`“${token.text}”不晚于开始的日期`)
      if (length > LONGEST_RUN) return wrong(`一次连着 ${length} 天，太长了，请核对`)
      open.days.splice(-1, 1, ...Array.from({ length }, (_, at) => addDays(from, at)))
      last = { ...last, date: from }
    } else parts.push({ days: [date] })
    const fault = weekdayFault(last)
    if (fault) return fault
    opens = false
    last = { date, yearWritten: token.year !== undefined }
  }
  return weekdayFault(last) ?? parts
}

interface WrittenDate {
  readonly date: BusinessDate
  readonly yearWritten: boolean
  readonly weekday?: Extract<Token, { kind: 'weekday' }>
}

const weekdayFault = (written: WrittenDate | undefined): Fault | undefined => {
  if (!written?.weekday || dayOfWeek(written.date) === written.weekday.weekday) return undefined
  const { date, weekday } = written
  return wrong(`${formatDate(date)}是${dayOfWeekInChinese(date)}，不是${weekday.text}，请核对`)
}

/** What is not written of a date is of the date before it; a month that is written is of the year at hand, the December of the year before going on. */
const dateOfToken = (
  token: Extract<Token, { kind: 'date' }>,
  o: { last: BusinessDate | undefined; year: number },
): BusinessDate | Fault => {
  const last = o.last && yearMonthDay(o.last)
  const month = token.month ?? last?.month
  if (month === undefined) return wrong(`“${token.text}”没有写是几月`)
  const goesOn = last !== undefined && month === last.month
  const written = { year: token.year ?? (goesOn ? last.year : o.year), month, day: token.day }
  return isDay(written) ? dateFrom(written) : wrong(`没有“${token.text}”这一天`)
}

/** `12月31日至1月2日` of the new year's holiday begins in the December before. */
const beginningBefore = (date: BusinessDate, o: { first: BusinessDate; year: number }): BusinessDate => {
  const first = yearMonthDay(o.first)
  return date < o.first && first.month === 12 ? dateFrom({ ...first, year: o.year - 1 }) : o.first
}

const dayFault = (day: BusinessDate, o: { year: number; workingDay: boolean }): string | undefined => {
  const { year, month } = yearMonthDay(day)
  if (year !== o.year && !(year === o.year - 1 && month === 12)) return `${formatDate(day)}不属于 ${o.year} 年的安排`
  if (o.workingDay && dayOfWeek(day) <= 5) return `${formatDate(day)}是${dayOfWeekInChinese(day)}，本来就上班，请核对`
  return undefined
}
