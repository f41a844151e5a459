import type { CardHouse } from '../../../ui/console/module.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { showCard } from '../../households/contract.ts'

export type HousePicked = Pick<CardHouse, 'id' | 'name'>

/** Who lives in or owns the house that was chosen in the form, as the card of the house names them. */
export const usePeopleOf = (
  house: HousePicked | null | undefined,
  given: CardHouse | undefined,
): CardHouse['people'] => {
  const { id: communityId } = useCommunity()
  const asked = given === undefined && house != null
  const { data } = useRead(showCard, { communityId, houseId: (house?.id ?? '') as never }, { enabled: asked })
  if (given !== undefined) return given.people
  if (house == null || data === undefined) return []
  const all = [...data.leases.flatMap(({ tenants }) => tenants), ...data.occupants, ...data.holders]
  const each = new Map(
    all.map(({ partyId, name, phones }) => [partyId, { id: partyId, name, phone: phones[0]?.number ?? '' }]),
  )
  return [...each.values()]
}
