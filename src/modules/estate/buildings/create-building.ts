import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as store from './building.store.ts'
import * as contract from './contract.ts'
import { readBuildingCode } from './read-code.ts'

export const createBuilding = useCase(contract.createBuilding, async ({ tx, communityId, audit }, input) => {
  const buildingId = await store.addBuilding(tx, { ...input, communityId, code: readBuildingCode(input.code) })
  audit({ subject: { kind: 'building', id: buildingId } })
  return found('楼栋', await store.buildingById(tx, { communityId, buildingId }))
})
