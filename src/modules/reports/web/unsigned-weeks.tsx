import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { weekOf } from '../complaints/period.rules.ts'
import { periodInWords } from './period.ts'
import { useUnsignedWeeks } from './use-unsigned-weeks.ts'
import './reports.css'

/** Today: the weeks whose complaints the supervisor has not summed up and signed yet, the one owed longest first. */
const UnsignedWeeks = () => {
  const { weeks, error, again } = useUnsignedWeeks()
  if (error !== null && weeks === undefined) return <ProblemAlert problem={error} again={again} />
  return (
    <ul className="unsigned-weeks">
      {(weeks ?? []).map(({ week, number, dueAt }) => (
        <li key={week}>
          {dueAt === null ? <span className="quiet">不计时</span> : <ClockBadge dueAt={dueAt} />}
          <PageLink to={`/reports/complaints?by=week&from=${week}`}>
            {periodInWords({ span: 'week', ...weekOf(week) })}的投诉周报
          </PageLink>
          <span className="quiet">{number} · 写小结并签发</span>
        </li>
      ))}
    </ul>
  )
}

export default UnsignedWeeks
