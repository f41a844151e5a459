import { exportingShort } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { zonesOf } from './zone.store.ts'
import * as list from './zone-list.ts'

export const listZones = reading(contract.listZones, async ({ tx, communityId }) => ({
  zones: await zonesOf(tx, communityId),
}))

export const exportZones = exportingShort(list.exportZones, ({ tx }, asked) => zonesOf(tx, asked.communityId))
