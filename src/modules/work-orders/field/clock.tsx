import { clockText, urgencyOf } from '../../../ui/shared/format.ts'

/** A deadline as colour and number: `剩 3 小时`, `超 2 天`; stands still with its reason. */
export const Clock = ({ dueAt, paused = '' }: { dueAt: string | null; paused?: string }) => {
  if (paused !== '') return <span className="order-clock order-clock-paused">{paused}</span>
  if (dueAt === null) return null
  return <span className={`order-clock order-clock-${urgencyOf(dueAt)}`}>{clockText(dueAt)}</span>
}
