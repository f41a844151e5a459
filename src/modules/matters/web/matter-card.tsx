import { DueCell, toneOfDue } from '../../../ui/console/due-cell.tsx'
import type { MatterRow } from '../contract.ts'
import { MatterTitle } from './matter-list.tsx'

interface MatterCardProps {
  readonly row: MatterRow
  /** What the columns say already is not said again. */
  readonly by: 'clock' | 'state'
  readonly ofOneKind: boolean
  readonly open: () => void
}

/** One matter on the board: number, clock, title, place, whom it lies with. */
export const MatterCard = ({ row, by, ofOneKind, open }: MatterCardProps) => {
  const said = [...(ofOneKind ? [] : [row.kindName]), ...(by === 'state' ? [] : [row.stateName])].join(' · ')
  return (
    <button type="button" data-card={row.id} className={`matter-card ${toneOfDue(row) ?? ''}`} onClick={open}>
      <span className="matter-card-head">
        <span className="figures">{row.number}</span>
        <DueCell row={row} />
      </span>
      <span className="matter-card-title">
        <MatterTitle row={row} />
      </span>
      <span className="matter-card-foot">
        <span>{row.place.name}</span>
        <span>{row.assignee?.name ?? '无人承办'}</span>
      </span>
      {said !== '' && <span className="matter-card-foot">{said}</span>}
    </button>
  )
}
