import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { zonesOf } from './zone.store.ts'

export const listZones = reading(contract.listZones, async ({ tx, communityId }) => ({
  zones: await zonesOf(tx, communityId),
}))
