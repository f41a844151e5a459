import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './house.store.ts'
import { housesChanged } from './houses-changed.ts'

export const removeHouse = useCase(contract.removeHouse, async ({ tx, communityId, audit, tell }, { houseId }) => {
  const house = found('房屋', await store.houseById(tx, { communityId, houseId }))
  await store.deleteHouse(tx, { communityId, house })
  tell(housesChanged([houseId]))
  audit({ subject: { kind: 'house', id: houseId } })
  return {}
})
