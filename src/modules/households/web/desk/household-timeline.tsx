import { Button } from 'antd'
import { useState } from 'react'
import type { HouseId } from '../../../../ui/console/module.ts'
import { useTell } from '../../../../ui/console/tell.ts'
import { call } from '../../../../ui/shared/client.ts'
import { dayOf, timeOf, weekdayOf } from '../../../../ui/shared/format.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { showTimeline, type TimelineEntry, type TimelinePage } from '../../contract.ts'
import '../../../../ui/console/timeline.css'

/** Everything that ever happened to this house, the newest first; older pages are read when asked for. */
export const HouseholdTimeline = ({ houseId, first }: { houseId: HouseId; first: TimelinePage }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const [older, setOlder] = useState<readonly TimelineEntry[]>([])
  const [next, setNext] = useState(first.next)
  const [reading, setReading] = useState(false)
  const more = async (before: string) => {
    setReading(true)
    try {
      const page = await call(showTimeline, { communityId, houseId, before })
      setOlder((known) => [...known, ...page.entries])
      setNext(page.next)
    } catch (error) {
      tell.refused(error)
    } finally {
      setReading(false)
    }
  }
  const entries = [...first.entries, ...older]
  return (
    <section className="sheet household-timeline timeline" aria-labelledby="household-timeline">
      <h2 id="household-timeline" className="sheet-title">
        大事记
      </h2>
      {entries.length === 0 && <p className="quiet">这户还没有记录，来电、报修、过户都会记在这里。</p>}
      {byDay(entries).map(([day, ofDay]) => (
        <section key={day}>
          <h4>
            {day} {weekdayOf(day)}
          </h4>
          <ol>
            {ofDay.map((entry) => (
              <Happening key={entry.id} {...entry} />
            ))}
          </ol>
        </section>
      ))}
      {next !== null && (
        <Button size="small" loading={reading} onClick={() => void more(next)}>
          更多
        </Button>
      )}
    </section>
  )
}

const Happening = ({ at, title, detail, actor }: TimelineEntry) => (
  <li>
    <time dateTime={at}>{clockOf(at)}</time>
    <div>
      <span className="timeline-title">{title}</span> <span className="quiet">{actor}</span>
      {detail !== '' && <div className="timeline-body">{detail}</div>}
    </div>
  </li>
)

/** What happened on a day of the register (a title, a lease) has no time of day; midnight would be a lie. */
const clockOf = (at: string): string => {
  const time = timeOf(at)
  return time === '00:00' ? '' : time
}

const byDay = (entries: readonly TimelineEntry[]): [string, TimelineEntry[]][] => {
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) days.set(dayOf(entry.at), [...(days.get(dayOf(entry.at)) ?? []), entry])
  return [...days]
}
