import { type Reading, readAs, textRead, unreadable } from './reading.ts'

/** Reads a time of day, `8:30` or `08:30`, up to and with `24:00`, into minutes after midnight (0–1440). */
export const readTimeOfDay = (text: string): Reading<number, 'malformed'> => {
  const { hours, minutes } = /^(?<hours>\d{1,2})[:：](?<minutes>[0-5]\d)$/.exec(text.trim())?.groups ?? {}
  const total = Number(hours) * 60 + Number(minutes)
  return total >= 0 && total <= 1440
    ? readAs(total)
    : unreadable('malformed', `“${text}”不是有效的时刻，请写成 08:30，最晚 24:00`)
}

/** Minutes after midnight (0–1440) as `08:30`; 1440 is `24:00`. */
export const formatTimeOfDay = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Schema of a time of day; on the wire and in code `08:30`. */
export const timeOfDay = textRead(
  (text) => {
    const result = readTimeOfDay(text)
    return result.ok ? readAs(formatTimeOfDay(result.value)) : result
  },
  { description: '时刻，00:00 至 24:00（Asia/Shanghai）', example: '08:30' },
)
