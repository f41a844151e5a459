import { exportingShort } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import { buildingsOf } from './building.store.ts'
import * as list from './building-list.ts'
import * as contract from './contract.ts'

export const listBuildings = reading(contract.listBuildings, async ({ tx, communityId }) => ({
  buildings: await buildingsOf(tx, communityId),
}))

export const exportBuildings = exportingShort(list.exportBuildings, ({ tx }, asked) =>
  buildingsOf(tx, asked.communityId),
)
