import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { checkWarranty, liableNames, type RepairToLog, warrantyNames } from '../contract.ts'

interface WarrantyCheckProps {
  readonly category: string
  /** Left out: as the category says. */
  readonly part?: string | undefined
  readonly place: RepairToLog['place']
}

/** What the warranty says while the desk is still on the telephone: `保修期内 → 开发商`, with the reason. */
export const WarrantyCheck = ({ category, part, place }: WarrantyCheckProps) => {
  const { id: communityId } = useCommunity()
  const { data } = useRead(
    checkWarranty,
    {
      communityId,
      category,
      ...(part === undefined ? {} : { part }),
      ...(place.kind === 'house' ? { houseId: place.id } : {}),
      ...(place.kind === 'public-area' ? { publicAreaId: place.id } : {}),
      ...(place.kind === 'facility' ? { facilityId: place.id } : {}),
    },
    { keepPrevious: true },
  )
  if (data === undefined || data.warranty === 'none') return null
  return (
    <div className={`warranty-check warranty-check-${data.warranty}`} role="status">
      <p>
        <b>{warrantyNames[data.warranty]}</b> → {liableNames[data.liable]}
      </p>
      <p className="quiet">{data.why}</p>
    </div>
  )
}
