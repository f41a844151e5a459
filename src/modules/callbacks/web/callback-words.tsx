import { momentOf, urgencyOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { type CallbackRow, gradeNames, satisfactionNames } from '../contract.ts'

const unhappy: readonly CallbackRow['satisfaction'][] = ['dissatisfied', 'very-dissatisfied']

/** What the owner said, in a line: `非常满意`, `不满意 · 发现问题`. */
export const Answered = ({ of: row }: { of: Pick<CallbackRow, 'satisfaction' | 'problem'> }) => {
  if (row.satisfaction === null) return null
  const bad = row.problem || unhappy.includes(row.satisfaction)
  return (
    <span className={bad ? 'callback-bad' : undefined}>
      {satisfactionNames[row.satisfaction]}
      {row.problem && ' · 有问题'}
    </span>
  )
}

/** `质量好 · 态度好` */
export const gradesOf = ({ workQuality, attitude }: Pick<CallbackRow, 'workQuality' | 'attitude'>): string =>
  [workQuality && `质量${gradeNames[workQuality]}`, attitude && `态度${gradeNames[attitude]}`]
    .filter(Boolean)
    .join(' · ')

/** True for what one may ring up now: open, and no later time named. */
export const isCallable = (row: Pick<CallbackRow, 'closedAt' | 'callAgainAt'>, now: Date = serverNow()): boolean =>
  row.closedAt === null && (row.callAgainAt === null || Date.parse(row.callAgainAt) <= now.getTime())

/** What was tried so far: `约 今天 19:30`, `2 次未接通`. */
export const triedText = ({ callAgainAt, missed }: Pick<CallbackRow, 'callAgainAt' | 'missed'>): string =>
  [callAgainAt && `约 ${momentOf(callAgainAt)}`, missed > 0 && `${missed} 次未接通`].filter(Boolean).join(' · ')

export const toneOf = (row: Pick<CallbackRow, 'closedAt' | 'dueAt'>) => {
  if (row.closedAt !== null) return 'quiet'
  if (row.dueAt === null) return undefined
  const urgency = urgencyOf(row.dueAt, serverNow())
  if (urgency === 'breached') return 'bad'
  return urgency === 'now' || urgency === 'soon' ? 'soon' : undefined
}
