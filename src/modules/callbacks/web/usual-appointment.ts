import { addDays, dateOf } from '../../../kernel/dates.ts'
import { fieldOf } from '../../../ui/shared/moment-text.ts'

/** When one usually rings again: in two hours on the half hour, but not in the evening or at night: next morning at nine. */
export const usualAppointment = (now: Date): string => {
  const half = 1_800_000
  const later = fieldOf(new Date(Math.ceil((now.getTime() + 4 * half) / half) * half))
  const [today = '', time = ''] = later.split('T')
  if (time < '09:00') return `${today}T09:00`
  return time > '20:00' ? `${addDays(dateOf(today), 1)}T09:00` : later
}
