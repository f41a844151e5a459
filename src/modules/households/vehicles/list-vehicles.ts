import { pageOf } from '../../../platform/database/keyset.ts'
import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { vehiclesQuery } from './vehicle.store.ts'
import * as list from './vehicle-list.ts'

export const listVehicles = reading(contract.listVehicles, async ({ tx }, asked) => {
  const { rows } = await vehiclesQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, { limit: asked.limit, cursor: ({ id }) => id })
  return { vehicles: page, next }
})

export const exportVehicles = exporting(list.exportVehicles, (_, asked) => ({
  query: vehiclesQuery(asked),
  row: (vehicle: contract.Vehicle) => vehicle,
}))
