import type { BusinessDate } from '../../kernel/dates.ts'
import { maskPhone, readPhone } from '../../kernel/phone.ts'
import { serverNow } from './server-clock.ts'

/** Dates, deadlines and phones as people at the counter write them; instants are shown in Asia/Shanghai. */

const inShanghai = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options })

const dayParts = inShanghai({ year: 'numeric', month: '2-digit', day: '2-digit' })
const timeParts = inShanghai({ hour: '2-digit', minute: '2-digit' })
const weekday = inShanghai({ weekday: 'short' })

type Instant = string | Date

const asDate = (at: Instant): Date => (typeof at === 'string' ? new Date(at) : at)

/** `2026-03-31` in Shanghai, for an instant; a business date (`2026-03-31`) stays itself. */
export const dayOf = (at: Instant): string => {
  if (typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at)) return at
  const parts = Object.fromEntries(dayParts.formatToParts(asDate(at)).map(({ type, value }) => [type, value]))
  return `${parts['year']}-${parts['month']}-${parts['day']}`
}

/** The business date at the counter now. */
export const today = (): BusinessDate => dayOf(serverNow()) as BusinessDate

/** `09:05` */
export const timeOf = (at: Instant): string => timeParts.format(asDate(at))

/** `周二` */
export const weekdayOf = (at: Instant): string =>
  weekday.format(typeof at === 'string' && at.length === 10 ? new Date(`${at}T12:00:00+08:00`) : asDate(at))

/** `今天 09:05`, `昨天 18:30`, `3月31日 09:05`, `2025-03-31 09:05` */
export const momentOf = (at: Instant, now: Date = serverNow()): string => {
  const day = dayOf(at)
  if (day === dayOf(now)) return `今天 ${timeOf(at)}`
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return `昨天 ${timeOf(at)}`
  if (day === dayOf(new Date(now.getTime() + 86_400_000))) return `明天 ${timeOf(at)}`
  if (day.slice(0, 4) !== dayOf(now).slice(0, 4)) return `${day} ${timeOf(at)}`
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 ${timeOf(at)}`
}

/** `2026-03-31 09:05`, for print and export. */
export const dateTimeOf = (at: Instant): string => `${dayOf(at)} ${timeOf(at)}`

const units = [
  { name: '天', ms: 86_400_000 },
  { name: '小时', ms: 3_600_000 },
  { name: '分钟', ms: 60_000 },
] as const

/** The largest fitting unit, rounded down: `3 小时`, `2 天`, `不到 1 分钟`. */
export const spanOf = (ms: number): string => {
  const span = Math.abs(ms)
  const unit = units.find((one) => span >= one.ms)
  return unit === undefined ? '不到 1 分钟' : `${Math.floor(span / unit.ms)} ${unit.name}`
}

/** A deadline as number: `剩 3 小时`, `超 2 天`. */
export const clockText = (dueAt: Instant, now: Date = serverNow()): string => {
  const left = asDate(dueAt).getTime() - now.getTime()
  return `${left >= 0 ? '剩' : '超'} ${spanOf(left)}`
}

export type Urgency = 'calm' | 'soon' | 'now' | 'breached'

/** breached: past due; now: within the hour; soon: within the day; calm: later. */
export const urgencyOf = (dueAt: Instant, now: Date = serverNow()): Urgency => {
  const left = asDate(dueAt).getTime() - now.getTime()
  if (left < 0) return 'breached'
  if (left < 3_600_000) return 'now'
  return left < 86_400_000 ? 'soon' : 'calm'
}

/** `138 1234 5678`, `021-6123 4567` stays as written. */
export const phoneOf = (phone: string): string => {
  const digits = phone.replace(/\s+/g, '')
  return /^1\d{10}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}` : phone
}

/** `138****5678`: what lists and exports show; one that is masked already stays so. */
export const maskedPhone = (phone: string): string => {
  if (phone === '' || phone.includes('*')) return phone
  const read = readPhone(phone)
  return read.ok ? maskPhone(read.value) : '****'
}
