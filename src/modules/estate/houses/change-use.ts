import { useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import { found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './house.store.ts'
import { addUseChange } from './use-change.store.ts'
import { useStatusNames } from './words.ts'

/** §12.4.1: a change of use is kept with its day and its manner. */
export const changeUse = useCase(contract.changeUse, async ({ tx, communityId, actor, now, audit }, input) => {
  const { houseId, on, useStatus, manner, note } = input
  const house = sameVersion('房屋', { theirs: await store.lockHouse(tx, { communityId, houseId }), yours: input })
  if (house.useStatus === useStatus) {
    throw refuse('use-unchanged', { spelling: house.spelling, use: useStatusNames[useStatus] })
  }
  await addUseChange(tx, {
    ...{ communityId, houseId, on, from: house.useStatus, to: useStatus, manner, note },
    ...{ recordedAt: now, recordedBy: actor.staffId },
  })
  await store.saveUse(tx, { communityId, houseId, useStatus })
  audit({ subject: { kind: 'house', id: houseId }, fields: ['useStatus'] })
  return found('房屋', await store.houseById(tx, { communityId, houseId }))
})
