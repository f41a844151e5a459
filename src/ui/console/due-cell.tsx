import { urgencyOf } from '../shared/format.ts'
import { serverNow } from '../shared/server-clock.ts'
import { ClockBadge } from './clock-badge.tsx'

interface Due {
  readonly closedAt: string | null
  /** The next deadline; null where no clock runs. */
  readonly dueAt: string | null
}

/** How the clock of a row stands; `closed` says what stands there once it is over. */
export const DueCell = ({ row, closed = '已结' }: { row: Due; closed?: string }) => {
  if (row.closedAt !== null) return <span className="quiet">{closed}</span>
  if (row.dueAt === null) return <span className="quiet">不计时</span>
  return <ClockBadge dueAt={row.dueAt} />
}

/** The tone of a row by its clock. */
export const toneOfDue = ({ closedAt, dueAt }: Due): 'quiet' | 'bad' | 'soon' | undefined => {
  if (closedAt !== null) return 'quiet'
  if (dueAt === null) return undefined
  const urgency = urgencyOf(dueAt, serverNow())
  if (urgency === 'breached') return 'bad'
  return urgency === 'now' ? 'soon' : undefined
}
