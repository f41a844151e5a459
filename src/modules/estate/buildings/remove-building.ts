import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as store from './building.store.ts'
import * as contract from './contract.ts'

export const removeBuilding = useCase(contract.removeBuilding, async ({ tx, communityId, audit }, { buildingId }) => {
  const building = found('楼栋', await store.buildingById(tx, { communityId, buildingId }))
  await store.deleteBuilding(tx, { communityId, building })
  audit({ subject: { kind: 'building', id: buildingId } })
  return {}
})
