import type { CardHouse } from '../../../../ui/console/module.ts'
import type { Card } from '../../contract.ts'

type Person = Card['holders'][number] | Card['occupants'][number] | Card['leases'][number]['tenants'][number]

/** Everybody connected with the house, each once: who lives here before who only holds it, the one found first of all. */
export const peopleOf = (card: Card, caller: string | undefined): CardHouse['people'] => {
  const byId = new Map<string, Person>()
  for (const person of livingFirst(card)) if (!byId.has(person.partyId)) byId.set(person.partyId, person)
  const people = [...byId.values()]
  return people
    .sort((a, b) => Number(b.partyId === caller) - Number(a.partyId === caller))
    .map(({ partyId, name, phones }) => ({ id: partyId, name, phone: phones[0]?.number ?? '' }))
}

const livingFirst = ({ holders, leases, occupants }: Card): Person[] => {
  const tenants = leases.flatMap((lease) => lease.tenants)
  return tenants.length > 0 ? [...tenants, ...occupants, ...holders] : [...holders, ...occupants]
}
