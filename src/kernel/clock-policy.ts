import { z } from 'zod'
import { businessDate } from './dates.ts'

const YEARS_OF_MINUTES = 10 * 366 * 1440

/**
 * What a clock counts down. Days begin to count after the day of the start (民法典 201) and end at 24:00; where the
 * business calendar matters, it is the one of the community.
 */
export const clockTarget = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('natural-time'), minutes: z.int().min(1).max(YEARS_OF_MINUTES) }),
    z.strictObject({ kind: z.literal('working-time'), minutes: z.int().min(1).max(YEARS_OF_MINUTES) }),
    z.strictObject({ kind: z.literal('end-of-day'), days: z.int().min(0).max(3660) }),
    z.strictObject({ kind: z.literal('working-days'), days: z.int().min(0).max(3660) }),
    z.strictObject({ kind: z.literal('by-date'), date: businessDate }),
  ])
  .meta({
    description:
      '时限的算法：自然时间（分钟）、营业时间（分钟）、第 N 天 24:00、第 N 个工作日 24:00、某日 24:00（不因节假日或暂停移动）',
  })

export type ClockTarget = z.output<typeof clockTarget>

/** The policy of a clock, frozen into its log when it starts: later changes of the settings do not touch it. */
export const clockPolicy = z
  .strictObject({
    target: clockTarget,
    pauses: z
      .strictObject({
        reasons: z.array(z.string().min(1).max(50)).max(30).meta({ description: '允许暂停的原因；空：从不暂停' }),
        mostMinutes: z.int().min(1).max(YEARS_OF_MINUTES).nullable().meta({
          description: '累计最多暂停多少分钟，用完后自动继续计时；null：不限',
        }),
      })
      .meta({ description: '暂停规则' }),
    extension: z.enum(['never', 'once']).meta({ description: '可否延期：不可，或一次' }),
  })
  .refine((policy) => policy.target.kind !== 'by-date' || policy.pauses.reasons.length === 0, {
    error: '到某日截止的时限不能暂停',
    path: ['pauses', 'reasons'],
  })
  .meta({ description: '时限规则' })

export type ClockPolicy = z.output<typeof clockPolicy>

/** A policy that is never paused and never extended. */
export const strictly = (target: ClockTarget): ClockPolicy => ({
  target,
  pauses: { reasons: [], mostMinutes: null },
  extension: 'never',
})

/** A target in words: `24 小时`, `营业时间 30 分钟`, `第 2 天 24:00`, `第 2 个工作日 24:00`. */
export const describeTarget = (target: ClockTarget): string => {
  switch (target.kind) {
    case 'natural-time':
      return span(target.minutes)
    case 'working-time':
      return `营业时间 ${span(target.minutes)}`
    case 'end-of-day':
      return target.days === 0 ? '当天 24:00' : `第 ${target.days} 天 24:00`
    case 'working-days':
      return target.days === 0 ? '当天 24:00' : `第 ${target.days} 个工作日 24:00`
    case 'by-date':
      return `${target.date} 24:00`
  }
}

/** A whole policy in words: `24 小时，可因“等待业主”暂停，可延期一次`. */
export const describePolicy = ({ target, pauses, extension }: ClockPolicy): string => {
  const most = pauses.mostMinutes === null ? '' : `，最多 ${span(pauses.mostMinutes)}`
  const paused = pauses.reasons.length === 0 ? '不可暂停' : `可因${pauses.reasons.join('、')}暂停${most}`
  return [describeTarget(target), paused, extension === 'once' ? '可延期一次' : '不可延期'].join('，')
}

const span = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`)
