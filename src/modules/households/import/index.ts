import type { Imports } from '../../../platform/import/register.ts'
import { housesRegister } from './houses.register.ts'
import { feeStandardsRegister, metersRegister, paymentsRegister } from './kept.register.ts'
import { leasesRegister } from './leases.register.ts'
import { occupantsRegister } from './occupants.register.ts'
import { ownersRegister } from './owners.register.ts'
import { householdThings } from './things.ts'
import { findTwins } from './twins.store.ts'
import { vehiclesRegister } from './vehicles.register.ts'

/** Registers in the order in which they are taken in: a lease rests on a house of the same file. */
export const householdImports: Imports = {
  registers: [
    ownersRegister,
    housesRegister,
    occupantsRegister,
    leasesRegister,
    { ...vehiclesRegister, findTwins },
    paymentsRegister,
    metersRegister,
    feeStandardsRegister,
  ],
  things: householdThings,
}
