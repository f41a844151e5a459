import { houseKindNames, occupancyNames, useStatusNames } from '../../../estate/contract.ts'
import type { Card } from '../../contract.ts'

/** Which house this is, and what whoever answers the phone must know before anything else. */
export const HouseholdHead = ({ card }: { card: Card }) => {
  const { house } = card
  const facts = [
    houseKindNames[house.kind],
    house.layout,
    house.builtArea === null ? '' : `${house.builtArea} ㎡`,
    house.zoneName === '' ? '' : `${house.zoneName}${house.stewardName === '' ? '' : `（管家 ${house.stewardName}）`}`,
  ]
  return (
    <>
      <header className="household-head">
        <h1>{house.name}</h1>
        <span className="household-spelling">{house.spelling}</span>
        <span className={`state-chip state-${house.occupancy}`}>{occupancyNames[house.occupancy]}</span>
        {house.useStatus !== 'unknown' && <span className="state-chip">{useStatusNames[house.useStatus]}</span>}
        <p className="quiet">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </header>
      <Care card={card} />
    </>
  )
}

/** Notes of care stand where nobody overlooks them. */
const Care = ({ card }: { card: Card }) => {
  const people = [...card.holders, ...card.occupants, ...card.leases.flatMap((lease) => lease.tenants)]
  const notes = new Map(people.filter(({ careNote }) => careNote !== '').map((one) => [one.partyId, one]))
  if (notes.size === 0) return null
  return (
    <ul className="care" aria-label="关怀提示">
      {[...notes.values()].map(({ partyId, name, careNote }) => (
        <li key={partyId}>
          <b>关怀 {name}</b> {careNote}
        </li>
      ))}
    </ul>
  )
}
