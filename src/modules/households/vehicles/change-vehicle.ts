import { useCase } from '../../../platform/http/use-case.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import { putVehicleKeys } from '../search/search-keys.store.ts'
import * as contract from './contract.ts'
import * as store from './vehicle.store.ts'

export const changeVehicle = useCase(contract.changeVehicle, async ({ tx, communityId, audit }, input) => {
  const { vehicleId, plate } = input
  const theirs = sameVersion('车辆', { theirs: await store.lockVehicle(tx, { communityId, vehicleId }), yours: input })
  await store.saveVehicle(tx, { communityId, vehicleId, facts: input })
  await putVehicleKeys(tx, { communityId, vehicles: [{ id: vehicleId, plate }] })
  audit({ subject: { kind: 'vehicle', id: vehicleId }, fields: changedFields(theirs, input) })
  return found('车辆', await store.vehicleById(tx, { communityId, vehicleId }))
})
