import { addDays, type BusinessDate } from '../../kernel/dates.ts'

/** `2026-01-01 起`, `2026-01-01 至 2026-12-31`; the last day, which people name, is the day before `until`. */
export const periodText = ({ from, until }: { from: BusinessDate; until: BusinessDate | null }): string =>
  until === null ? `${from} 起` : `${from} 至 ${lastDayOf(until)}`

export const lastDayOf = (until: BusinessDate): BusinessDate => addDays(until, -1)

/** The first day a period no longer runs, from the last day that somebody typed. */
export const untilOf = (lastDay: string): BusinessDate => addDays(lastDay as BusinessDate, 1)
