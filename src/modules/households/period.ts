import { addDays, type BusinessDate, formatDate } from '../../kernel/dates.ts'
import type { DateRange } from '../../kernel/periods.ts'
import { atFields, refuse } from './refusals.ts'

/** The half-open period of a form. @throws households.period-turned when it ends before it has begun. */
export const periodOf = (
  { from, until }: { from: BusinessDate; until: BusinessDate | null },
  field = 'until',
): DateRange => {
  if (until !== null && until <= from) {
    throw atFields(refuse('period-turned', { from: formatDate(from), until: formatDate(until) }), [field])
  }
  return { from, until }
}

/** As PostgreSQL writes a `daterange`: `[2024-03-01,2025-03-01)`. */
export const rangeText = ({ from, until }: DateRange): string => `[${from},${until ?? ''})`

/** `2024年3月1日起`, `2024年3月1日至2025年2月28日`: as people write it, the last day is in it. */
export const periodInChinese = ({ from, until }: DateRange): string =>
  until === null ? `${formatDate(from)}起` : `${formatDate(from)}至${formatDate(addDays(until, -1))}`
