import { useCase } from '../../../platform/http/use-case.ts'
import { sameVersion } from '../same-version.ts'
import { putVehicleKeys } from '../search/search-keys.store.ts'
import * as contract from './contract.ts'
import { lockVehicle, retireVehicle } from './vehicle.store.ts'

export const removeVehicle = useCase(contract.removeVehicle, async ({ tx, communityId, now, audit }, input) => {
  const { vehicleId } = input
  sameVersion('车辆', { theirs: await lockVehicle(tx, { communityId, vehicleId }), yours: input })
  await retireVehicle(tx, { communityId, vehicleId, now })
  await putVehicleKeys(tx, { communityId, vehicles: [{ id: vehicleId, plate: null }] })
  audit({ subject: { kind: 'vehicle', id: vehicleId }, fields: ['removedAt'] })
  return {}
})
