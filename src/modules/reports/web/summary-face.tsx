import { useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type MatterFaceProps, MatterView } from '../../matters/web/index.tsx'
import { listSummaries } from '../contract.ts'

/** A week that waits for its summary, in the drawer: the way to the page where it is written. */
const SummaryFace = (props: MatterFaceProps) => {
  const { matter } = props
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const go = useGo()
  const { data } = useRead(listSummaries, { communityId }, { enabled: may('reports.see-complaints') })
  const week = data?.weeks.find(({ matterId }) => matterId === matter.id)?.week
  const writes = matter.closedAt === null && may('reports.sum-up-complaints')
  return (
    <MatterView
      {...props}
      actions={
        week === undefined
          ? []
          : [
              {
                id: 'open',
                label: writes ? '写小结并签发' : '看周报',
                run: () => go(`/reports/complaints?by=week&from=${week}`),
              },
            ]
      }
    />
  )
}

export default SummaryFace
