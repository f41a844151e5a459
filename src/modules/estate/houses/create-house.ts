import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './house.store.ts'
import { housesChanged } from './houses-changed.ts'
import { placeHouse } from './place-house.ts'

export const createHouse = useCase(contract.createHouse, async ({ tx, communityId, audit, tell }, input) => {
  const facts = { ...input, ...(await placeHouse(tx, { ...input, communityId })) }
  const houseId = await store.addHouse(tx, { communityId, facts, useStatus: input.useStatus })
  tell(housesChanged([houseId]))
  audit({ subject: { kind: 'house', id: houseId } })
  return found('房屋', await store.houseById(tx, { communityId, houseId }))
})
