import { useCase } from '../../../platform/http/use-case.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './house.store.ts'
import { housesChanged } from './houses-changed.ts'
import { placeHouse } from './place-house.ts'

export const changeHouse = useCase(contract.changeHouse, async ({ tx, communityId, audit, tell }, input) => {
  const { houseId } = input
  const theirs = sameVersion('房屋', { theirs: await store.lockHouse(tx, { communityId, houseId }), yours: input })
  const facts = { ...input, ...(await placeHouse(tx, { ...input, communityId })) }
  await store.saveHouse(tx, { communityId, houseId, facts })
  const house = found('房屋', await store.houseById(tx, { communityId, houseId }))
  if (house.spelling !== theirs.spelling) tell(housesChanged([houseId]))
  audit({ subject: { kind: 'house', id: houseId }, fields: changedFields(theirs, facts) })
  return house
})
