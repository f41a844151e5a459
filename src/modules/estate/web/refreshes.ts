import type { Endpoint } from '../../../kernel/endpoint.ts'
import {
  listBuildings,
  listFacilities,
  listHouses,
  listPublicAreas,
  listSpaces,
  listUseChanges,
  listZones,
  showBuildingGrid,
  showHouse,
} from '../contract.ts'

/** Every answer in which a change of the estate may show. */
export const estateAnswers: readonly Endpoint[] = [
  listBuildings,
  listZones,
  listHouses,
  showHouse,
  showBuildingGrid,
  listSpaces,
  listPublicAreas,
  listFacilities,
  listUseChanges,
]
