import { useHolds } from '../../../../ui/shared/session.tsx'
import type { Card } from '../../contract.ts'
import { CardSection, SectionButton } from './card-section.tsx'
import type { RegisterTask } from './register-drawers.tsx'

export const VehiclesSection = ({ card, ask }: { card: Card; ask: (task: RegisterTask) => void }) => {
  const mayManage = useHolds()('households.manage')
  return (
    <CardSection
      title="车辆"
      empty={card.vehicles.length === 0 ? '没有登记车辆' : undefined}
      actions={mayManage && <SectionButton run={() => ask({ kind: 'add-vehicle' })}>登记车辆</SectionButton>}
    >
      <ul className="vehicles">
        {card.vehicles.map(({ id, plate, colour, brand, kind, spaceNumber, partyName, note }) => (
          <li key={id}>
            <button type="button" className="plate" onClick={() => ask({ kind: 'vehicle', vehicleId: id })}>
              {plate}
            </button>
            <span className="quiet">
              {[`${colour}${brand}${kind}`, spaceNumber === '' ? '' : `车位 ${spaceNumber}`, partyName, note]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </CardSection>
  )
}
