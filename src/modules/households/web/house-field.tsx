import { HousePicker, type PickedHouse } from '../../../ui/console/house-picker.tsx'
import type { HouseId } from '../../../ui/console/module.ts'
import { call } from '../../../ui/shared/client.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { search } from '../contract.ts'

interface HouseFieldProps {
  readonly id?: string
  readonly value?: PickedHouse | null
  readonly onChange?: (house: PickedHouse | null) => void
  readonly autoFocus?: boolean
  readonly placeholder?: string
}

/** Chooses one house of this community by any natural spelling, by who lives there, by phone or plate. */
export const HouseField = (props: HouseFieldProps) => {
  const { id: communityId } = useCommunity()
  const find = async (q: string, signal: AbortSignal): Promise<PickedHouse[]> => {
    const { hits } = await call(search, { communityId, q }, { signal })
    const houses = new Map<HouseId, PickedHouse>()
    for (const { houseId, title, subtitle } of hits) {
      if (houseId !== null && !houses.has(houseId)) houses.set(houseId, { id: houseId, name: title, detail: subtitle })
    }
    return [...houses.values()]
  }
  return <HousePicker {...props} find={find} />
}
