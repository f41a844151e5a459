import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type Card, houseRoleNames, showCard } from '../../households/contract.ts'

export interface HousePerson {
  readonly id: string
  readonly name: string
  readonly phone: string
  /** 业主、租户、住户 */
  readonly role: string
}

/** Who holds, rents or lives in the house, each once, owners first. */
export const usePeopleOfHouse = (houseId: string | null): { people: readonly HousePerson[]; loading: boolean } => {
  const { id: communityId } = useCommunity()
  const { data, isLoading } = useRead(
    showCard,
    { communityId, houseId: (houseId ?? '') as Card['house']['id'] },
    { enabled: houseId !== null },
  )
  return { people: data === undefined ? [] : peopleOf(data), loading: isLoading }
}

const peopleOf = (card: Card): HousePerson[] => {
  const all = [
    ...card.holders.map((one) => personOf(one, houseRoleNames.holder)),
    ...card.leases.flatMap(({ tenants }) => tenants.map((one) => personOf(one, houseRoleNames.tenant))),
    ...card.occupants.map((one) => personOf(one, one.relation || houseRoleNames.occupant)),
  ]
  return all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at)
}

const personOf = (one: Omit<Card['holders'][number], 'share'>, role: string): HousePerson => ({
  id: one.partyId,
  name: one.name,
  phone: one.phones[0]?.number ?? '',
  role,
})
