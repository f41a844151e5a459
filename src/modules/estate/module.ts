import { defineModule } from '../../platform/app/define-module.ts'
import { changeBuilding } from './buildings/change-building.ts'
import { changeEntrance } from './buildings/change-entrance.ts'
import { createBuilding } from './buildings/create-building.ts'
import { createEntrance } from './buildings/create-entrance.ts'
import { exportBuildings, listBuildings } from './buildings/list-buildings.ts'
import { removeBuilding } from './buildings/remove-building.ts'
import { removeEntrance } from './buildings/remove-entrance.ts'
import { changeFacility } from './facilities/change-facility.ts'
import { createFacility } from './facilities/create-facility.ts'
import { exportFacilities, listFacilities } from './facilities/list-facilities.ts'
import { removeFacility } from './facilities/remove-facility.ts'
import { showBuildingGrid } from './grid/show-building-grid.ts'
import { changeHouse } from './houses/change-house.ts'
import { changeUse } from './houses/change-use.ts'
import { createHouse } from './houses/create-house.ts'
import { firstHouses } from './houses/house.store.ts'
import { exportHouses, listHouses } from './houses/list-houses.ts'
import { listUseChanges } from './houses/list-use-changes.ts'
import { removeHouse } from './houses/remove-house.ts'
import { showHouse } from './houses/show-house.ts'
import { useChangeTimeline } from './houses/use-change.store.ts'
import { estateImports } from './import/index.ts'
import { changePublicArea } from './public-areas/change-public-area.ts'
import { createPublicArea } from './public-areas/create-public-area.ts'
import { exportPublicAreas, listPublicAreas } from './public-areas/list-public-areas.ts'
import { removePublicArea } from './public-areas/remove-public-area.ts'
import { refuse } from './refusals.ts'
import { changeSpace } from './spaces/change-space.ts'
import { createSpace } from './spaces/create-space.ts'
import { exportSpaces, listSpaces } from './spaces/list-spaces.ts'
import { removeSpace } from './spaces/remove-space.ts'
import { changeZone } from './zones/change-zone.ts'
import { createZone } from './zones/create-zone.ts'
import { exportZones, listZones } from './zones/list-zones.ts'
import { removeZone } from './zones/remove-zone.ts'

const everyRole = [
  'clerk',
  'supervisor',
  'manager',
  'technician',
  'cashier',
  'patroller',
  'guard',
  'file-clerk',
  'storekeeper',
  'head-office',
  'administrator',
]

export const estate = defineModule({
  id: 'estate',
  name: '房产资源',
  rights: {
    'estate.read': {
      name: '查看房产资料',
      roles: everyRole,
    },
    'estate.manage': { name: '维护房产资料', roles: ['supervisor', 'manager', 'administrator'] },
    'estate.change-use': { name: '登记房屋用途变更', roles: ['clerk', 'supervisor', 'manager', 'file-clerk'] },
  },
  handlers: [
    listZones,
    exportZones,
    createZone,
    changeZone,
    removeZone,
    listBuildings,
    exportBuildings,
    createBuilding,
    changeBuilding,
    removeBuilding,
    createEntrance,
    changeEntrance,
    removeEntrance,
    listHouses,
    exportHouses,
    showHouse,
    createHouse,
    changeHouse,
    removeHouse,
    changeUse,
    listUseChanges,
    listSpaces,
    exportSpaces,
    createSpace,
    changeSpace,
    removeSpace,
    listPublicAreas,
    exportPublicAreas,
    createPublicArea,
    changePublicArea,
    removePublicArea,
    listFacilities,
    exportFacilities,
    createFacility,
    changeFacility,
    removeFacility,
    showBuildingGrid,
  ],
  refusals: [refuse],
  timelines: [{ id: 'use-change', right: 'estate.read', sql: useChangeTimeline }],
  hotQueries: [{ name: 'estate.houses', build: firstHouses }],
  imports: estateImports,
})
