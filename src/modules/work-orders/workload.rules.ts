import type { TechnicianLoad } from './contract.ts'

/** Whom a new order suits best: of those available the one with the fewest open orders, then with the least done this week. */
export const leastLoaded = (loads: readonly TechnicianLoad[]): TechnicianLoad | undefined =>
  loads
    .filter(({ available }) => available)
    .reduce<TechnicianLoad | undefined>((best, one) => (best && !lighter(one, best) ? best : one), undefined)

const lighter = (a: TechnicianLoad, b: TechnicianLoad): boolean =>
  a.open === b.open ? a.doneThisWeek < b.doneThisWeek : a.open < b.open
