import { addDays, businessDateAt, startOfDay } from '../../kernel/dates.ts'
import type { dueNames } from './words.ts'

export type Due = keyof typeof dueNames

const HOUR_MS = 3_600_000

/** Deadlines from an instant (included) to another (not included); null where there is no bound. */
export interface Window {
  readonly from: Date | null
  readonly until: Date | null
}

/**
 * Which deadlines stand in which way at `now`: past, within the hour, later today in Shanghai, after that. Every
 * deadline is in exactly one of them; late in the evening the hour reaches into tomorrow and "today" is empty.
 */
export const windowOf = (due: Exclude<Due, 'none'>, now: Date): Window => {
  const hour = new Date(now.getTime() + HOUR_MS)
  // What is due by the end of today is due at 24:00, which is the first instant of tomorrow.
  const midnight = new Date(startOfDay(addDays(businessDateAt(now), 1)).getTime() + 1)
  const evening = midnight > hour ? midnight : hour
  const windows = {
    overdue: { from: null, until: now },
    hour: { from: now, until: hour },
    today: { from: hour, until: evening },
    later: { from: evening, until: null },
  }
  return windows[due]
}
