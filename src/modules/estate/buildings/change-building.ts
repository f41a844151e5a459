import { useCase } from '../../../platform/http/use-case.ts'
import { housesChanged } from '../houses/houses-changed.ts'
import { respellHouses } from '../houses/respell.store.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import * as store from './building.store.ts'
import * as contract from './contract.ts'
import { readBuildingCode } from './read-code.ts'

export const changeBuilding = useCase(contract.changeBuilding, async ({ tx, communityId, audit, tell }, input) => {
  const { buildingId } = input
  const code = readBuildingCode(input.code)
  const theirs = sameVersion('楼栋', {
    theirs: await store.lockBuilding(tx, { communityId, buildingId }),
    yours: input,
  })
  await store.saveBuilding(tx, { ...input, communityId, code })
  if (theirs.code !== code) tell(housesChanged(await respellHouses(tx, { communityId, buildingId })))
  audit({ subject: { kind: 'building', id: buildingId }, fields: changedFields(theirs, { ...input, code }) })
  return found('楼栋', await store.buildingById(tx, { communityId, buildingId }))
})
