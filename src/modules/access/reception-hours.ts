/** Reception hours of one weekday as people write them: `8:30-12:00 14:00-18:00`; nothing means closed. */

export interface Interval {
  readonly from: string
  readonly to: string
}

export type ReadHours =
  | { readonly ok: true; readonly hours: readonly Interval[] }
  | { readonly ok: false; readonly message: string }

export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

export const writeHours = (hours: readonly Interval[]): string => hours.map(({ from, to }) => `${from}-${to}`).join(' ')

/** Accepts full-width signs, `8点半` is not understood; intervals must follow one another and 24:00 may end a day. */
export const readHours = (text: string): ReadHours => {
  const plain = text
    .normalize('NFKC')
    .replace(/\s*(?:[-–—~]|到|至)+\s*/g, '-')
    .trim()
  if (plain === '' || plain === '休息') return { ok: true, hours: [] }
  const hours: Interval[] = []
  for (const part of plain.split(/[\s,;、]+/)) {
    const [, fromHour, fromMinute, toHour, toMinute] = /^(\d{1,2}):?(\d{2})-(\d{1,2}):?(\d{2})$/.exec(part) ?? []
    const from = timeFrom(fromHour, fromMinute)
    const to = timeFrom(toHour, toMinute)
    if (from === undefined || to === undefined) {
      return { ok: false, message: `“${part}”看不懂，请写成 8:30-12:00，多段之间空一格` }
    }
    if (from >= to) return { ok: false, message: `“${part}”的结束时间要晚于开始时间` }
    const before = hours[hours.length - 1]
    if (before !== undefined && before.to > from) return { ok: false, message: `“${part}”与前一段时间重叠或顺序颠倒` }
    hours.push({ from, to })
  }
  return { ok: true, hours }
}

const timeFrom = (hour: string | undefined, minute: string | undefined): string | undefined => {
  const time = `${(hour ?? '').padStart(2, '0')}:${minute ?? ''}`
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) || time === '24:00' ? time : undefined
}
