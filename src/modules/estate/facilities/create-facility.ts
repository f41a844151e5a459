import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './facility.store.ts'

export const createFacility = useCase(contract.createFacility, async ({ tx, communityId, audit }, input) => {
  const facilityId = await store.addFacility(tx, { ...input, communityId })
  audit({ subject: { kind: 'facility', id: facilityId } })
  return found('设施设备', await store.facilityById(tx, { communityId, facilityId }))
})
