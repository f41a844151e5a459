import { reading } from '../../../platform/http/use-case.ts'
import { arrangeGrid } from './arrange-grid.rules.ts'
import * as contract from './contract.ts'
import { gridRows } from './grid.store.ts'

export const showBuildingGrid = reading(contract.showBuildingGrid, async ({ tx, communityId }, { buildingId }) => ({
  buildings: arrangeGrid(await gridRows(tx, { communityId, buildingId })),
}))
