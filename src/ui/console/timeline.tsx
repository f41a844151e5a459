import type { ReactNode } from 'react'
import { dayOf, timeOf, weekdayOf } from '../shared/format.ts'
import './timeline.css'

export interface TimelineEntry {
  readonly id: string
  readonly at: string
  /** `张建国`, `系统` */
  readonly who: string
  /** What happened: `派给 李师傅`. */
  readonly title: ReactNode
  readonly body?: ReactNode
  readonly tone?: 'plain' | 'good' | 'bad' | 'soon'
}

/** What happened, newest first, gathered by day. */
export const Timeline = ({ entries, empty = '还没有记录' }: { entries: readonly TimelineEntry[]; empty?: string }) => {
  if (entries.length === 0) return <p className="quiet">{empty}</p>
  return (
    <div className="timeline">
      {byDay(entries).map(([day, ofDay]) => (
        <section key={day}>
          <h4>
            {day} {weekdayOf(day)}
          </h4>
          <ol>
            {ofDay.map(({ id, at, who, title, body, tone = 'plain' }) => (
              <li key={id} className={`timeline-${tone}`}>
                <time dateTime={at}>{timeOf(at)}</time>
                <div>
                  <span className="timeline-title">{title}</span> <span className="quiet">{who}</span>
                  {body !== undefined && <div className="timeline-body">{body}</div>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

const byDay = (entries: readonly TimelineEntry[]): [string, TimelineEntry[]][] => {
  const days = new Map<string, TimelineEntry[]>()
  const newestFirst = [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  for (const entry of newestFirst) {
    const day = dayOf(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}
