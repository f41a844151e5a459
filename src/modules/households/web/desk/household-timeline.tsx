import { Button } from 'antd'
import { useState } from 'react'
import type { HouseId } from '../../../../ui/console/module.ts'
import { useTell } from '../../../../ui/console/tell.ts'
import { Timeline } from '../../../../ui/console/timeline.tsx'
import { call } from '../../../../ui/shared/client.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { showTimeline, type TimelineEntry, type TimelinePage } from '../../contract.ts'

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
  return (
    <section className="sheet household-timeline" aria-labelledby="household-timeline">
      <h2 id="household-timeline" className="sheet-title">
        大事记
      </h2>
      <Timeline
        entries={[...first.entries, ...older].map(asEntry)}
        empty="这户还没有记录，来电、报修、过户都会记在这里。"
      />
      {next !== null && (
        <Button size="small" loading={reading} onClick={() => void more(next)}>
          更多
        </Button>
      )}
    </section>
  )
}

const asEntry = ({ id, at, title, detail, actor }: TimelineEntry) => ({
  id,
  at,
  who: actor,
  title,
  ...(detail === '' ? {} : { body: detail }),
})
