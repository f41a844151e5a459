import { useCase } from '../../../platform/http/use-case.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './facility.store.ts'

export const changeFacility = useCase(contract.changeFacility, async ({ tx, communityId, audit }, input) => {
  const { facilityId } = input
  const theirs = sameVersion('设施设备', {
    theirs: await store.lockFacility(tx, { communityId, facilityId }),
    yours: input,
  })
  await store.saveFacility(tx, { ...input, communityId })
  audit({ subject: { kind: 'facility', id: facilityId }, fields: changedFields(theirs, input) })
  return found('设施设备', await store.facilityById(tx, { communityId, facilityId }))
})
