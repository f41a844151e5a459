import { exportingShort } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { publicAreasOf } from './public-area.store.ts'
import * as list from './public-area-list.ts'

export const listPublicAreas = reading(contract.listPublicAreas, async ({ tx, communityId }) => ({
  publicAreas: await publicAreasOf(tx, communityId),
}))

export const exportPublicAreas = exportingShort(list.exportPublicAreas, ({ tx }, asked) =>
  publicAreasOf(tx, asked.communityId),
)
