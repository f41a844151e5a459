import type { CommunityId } from '../../../kernel/id.ts'
import type { PickedHouse } from '../../../ui/console/house-picker.tsx'
import { call } from '../../../ui/shared/client.ts'
import { search } from '../../households/contract.ts'

/** Houses by any natural spelling, name or phone; each once. */
export const findHouse =
  (communityId: CommunityId) =>
  async (q: string, signal: AbortSignal): Promise<readonly PickedHouse[]> => {
    const { hits, nearest } = await call(search, { communityId, q, limit: 20 }, { signal })
    const houses = [...hits, ...nearest].flatMap(({ houseId, title, subtitle }) =>
      houseId === null ? [] : [{ id: houseId, name: title, detail: subtitle }],
    )
    return houses.filter((house, at) => houses.findIndex(({ id }) => id === house.id) === at)
  }
