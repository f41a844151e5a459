import { businessDateAt } from '../../kernel/dates.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/** Kept: everything of the last 7 days, then the newest of each week for 5 weeks, then of each month for 12 months. */
const DAYS = 7
const WEEKS = 5
const MONTHS = 12

/**
 * Which backups may go, by age alone; weeks begin on Monday, weeks and months are those of Shanghai. The newest
 * backup always stays, however old.
 */
export const outlived = (takenAt: readonly Date[], now: Date): Date[] => {
  const newestFirst = [...takenAt].sort((a, b) => b.getTime() - a.getTime())
  const week = weekOf(now)
  const month = monthOf(now)
  const weeks = new Set<number>()
  const months = new Set<number>()
  return newestFirst.filter((at, i) => {
    const firstOfWeek = week - weekOf(at) <= WEEKS && isNew(weeks, weekOf(at))
    const firstOfMonth = month - monthOf(at) <= MONTHS && isNew(months, monthOf(at))
    const young = now.getTime() - at.getTime() < DAYS * DAY
    return !(i === 0 || young || firstOfWeek || firstOfMonth)
  })
}

const isNew = (seen: Set<number>, one: number): boolean => seen.size < seen.add(one).size

/** Weeks since 1970; 1 January 1970 was a Thursday. */
const weekOf = (at: Date): number => Math.floor((Date.parse(businessDateAt(at)) / DAY + 3) / 7)

const monthOf = (at: Date): number => {
  const [year = 0, month = 0] = businessDateAt(at).split('-').map(Number)
  return year * 12 + month
}

/** The nightly hour in Shanghai. Where the machine sleeps at night, any later hour makes up for a missed one. */
const NIGHT = '03'
const MISSED_AFTER = 25 * HOUR

/** Asked once an hour: at night unless one was made within the last hours, by day only when a night was missed. */
export const isDue = (o: { now: Date; lastDoneAt: Date | undefined }): boolean => {
  const age = o.lastDoneAt ? o.now.getTime() - o.lastDoneAt.getTime() : Number.POSITIVE_INFINITY
  const hour = new Date(o.now.getTime() + 8 * HOUR).toISOString().slice(11, 13)
  return hour === NIGHT ? age > 2 * HOUR : age > MISSED_AFTER
}

/** Today warns the administrator after so long without a backup, counted from the first start where there was none. */
const WARN_AFTER = 48 * HOUR

export const isOverdue = (o: { now: Date; lastDoneAt: Date | undefined; startedAt: Date | undefined }): boolean => {
  const since = o.lastDoneAt ?? o.startedAt
  return since !== undefined && o.now.getTime() - since.getTime() > WARN_AFTER
}

const NAME = /^liren-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/

/** `liren-20261123T191000Z` */
export const folderNameAt = (at: Date): string => `liren-${at.toISOString().replace(/[-:]|\.\d{3}/g, '')}`

/** When the backup of this name was made; undefined for anything else in the folder. */
export const takenAtOf = (name: string): Date | undefined => {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? []
  return year === undefined ? undefined : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}
