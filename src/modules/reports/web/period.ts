import { addDays, type BusinessDate, dateOf, daysBetween, formatDate } from '../../../kernel/dates.ts'
import { lastDayOf, monthOf, type NamedPeriod, quarterOf, yearOf } from '../../../kernel/periods.ts'
import type { Asked } from '../../../ui/shared/navigation.tsx'
import { type Days, lastWholeWeek, weekOf } from '../complaints/period.rules.ts'

export const spanNames = { week: '周', month: '月', quarter: '季', year: '年', own: '自选' } as const
export type Span = keyof typeof spanNames

export interface ChosenPeriod extends Days {
  readonly span: Span
}

const named: Readonly<Partial<Record<Span, (date: BusinessDate) => NamedPeriod>>> = {
  month: monthOf,
  quarter: quarterOf,
  year: yearOf,
}

/** The period that the address asks for; the last week that is over where it asks for none. */
export const periodAsked = (asked: Asked, today: BusinessDate): ChosenPeriod => {
  const span = (asked['by'] ?? 'week') as Span
  const from = day(asked['from'])
  const to = day(asked['to'])
  if (from === undefined) return { span: 'week', ...lastWholeWeek(today) }
  if (span === 'own' && to !== undefined && to >= from) return { span, from, to }
  return periodAt(span === 'own' ? 'week' : span, from)
}

/** The whole week, month, quarter or year that holds a day. */
export const periodAt = (span: Span, date: BusinessDate): ChosenPeriod => {
  const calendar = named[span]
  if (calendar === undefined) return { span: span in spanNames ? span : 'week', ...weekOf(date) }
  const period = calendar(date)
  return { span, from: period.from, to: lastDayOf(period) }
}

/** The period one before or after. */
export const neighbour = ({ span, from, to }: ChosenPeriod, by: 1 | -1): ChosenPeriod => {
  const days = daysBetween(from, to) + 1
  if (span === 'own') return { span, from: addDays(from, by * days), to: addDays(to, by * days) }
  if (by === -1) return periodAt(span, addDays(from, -1))
  return periodAt(span, addDays(to, 1))
}

/** `2026年6月8日至6月14日`, `2026年6月` */
export const periodInWords = ({ span, from, to }: ChosenPeriod): string => {
  const calendar = named[span]
  if (calendar !== undefined) return calendar(from).label
  const last = formatDate(to)
  return `${formatDate(from)}至${from.slice(0, 4) === to.slice(0, 4) ? last.slice(5) : last}`
}

/** What the address says for a period. */
export const askedFor = ({ span, from, to }: ChosenPeriod): Asked => ({ by: span, from, to })

const day = (text: string | undefined): BusinessDate | undefined => {
  try {
    return text === undefined ? undefined : dateOf(text)
  } catch {
    return undefined
  }
}
