import { useCase } from '../../../platform/http/use-case.ts'
import { atFields, refuse } from '../refusals.ts'
import { found } from '../same-version.ts'
import { putVehicleKeys } from '../search/search-keys.store.ts'
import * as contract from './contract.ts'
import * as store from './vehicle.store.ts'

export const addVehicle = useCase(contract.addVehicle, async ({ tx, communityId, audit }, facts) => {
  const { plate } = facts
  const vehicleId = await store.insertVehicle(tx, { communityId, facts })
  if (vehicleId === undefined) {
    const other = await store.vehicleByPlate(tx, { communityId, plate })
    throw atFields(refuse('plate-taken', { plate, at: other?.spelling ?? '' }), ['plate'])
  }
  await putVehicleKeys(tx, { communityId, vehicles: [{ id: vehicleId, plate }] })
  audit({ subject: { kind: 'vehicle', id: vehicleId } })
  return found('车辆', await store.vehicleById(tx, { communityId, vehicleId }))
})
