import type { TechnicianLoad } from './contract.ts'

/** Whom a new order suits best: of those on duty the one with the fewest open orders, then with the least done this week. */
export const leastLoaded = (loads: readonly TechnicianLoad[]): TechnicianLoad | undefined =>
  loads
    .filter(({ onDuty }) => onDuty)
    .reduce<TechnicianLoad | undefined>((best, one) => (best && !lighter(one, best) ? best : one), undefined)

const lighter = (a: TechnicianLoad, b: TechnicianLoad): boolean =>
  a.open === b.open ? a.doneThisWeek < b.doneThisWeek : a.open < b.open
