import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './facility.store.ts'

export const removeFacility = useCase(contract.removeFacility, async ({ tx, communityId, audit }, { facilityId }) => {
  const facility = found('设施设备', await store.facilityById(tx, { communityId, facilityId }))
  await store.deleteFacility(tx, { communityId, facility })
  audit({ subject: { kind: 'facility', id: facilityId } })
  return {}
})
