import type { StaffId } from '../../../kernel/id.ts'
import { refuse } from '../refusals.ts'

const OPEN_MS = 24 * 60 * 60_000

/** A granted export may be taken for a day. */
export const openUntil = (decidedAt: Date): Date => new Date(decidedAt.getTime() + OPEN_MS)

interface Asked {
  readonly askedById: StaffId
  readonly openUntil: string | null
}

/** Whoever asked never decides. @throws households.own-mass-export */
export const refuseOwn = ({ askedById }: Asked, by: StaffId): void => {
  if (askedById === by) throw refuse('own-mass-export')
}

/** Only whoever asked may withdraw or take. @throws households.foreign-mass-export */
export const refuseForeign = ({ askedById }: Asked, by: StaffId): void => {
  if (askedById !== by) throw refuse('foreign-mass-export')
}

/** @throws households.mass-export-over when the day has passed. */
export const refuseOver = ({ openUntil: until }: Asked, now: Date): void => {
  if (until !== null && now.getTime() >= Date.parse(until)) throw refuse('mass-export-over')
}

/** What stands above every sheet of the file. */
export const watermarkOf = (on: { by: string; at: string; reason: string; grantedBy: string; id: string }): string =>
  `仅供 ${on.by} 使用，${on.at} 下载；用途：${on.reason}；批准：${on.grantedBy}；编号 ${on.id.slice(0, 8)}。含个人信息，用后删除，不得外传。`
