import type { GridBuilding, GridHouse } from '../../contract.ts'

export const housesOf = (building: GridBuilding): GridHouse[] =>
  building.columns.flatMap((column) => column.floors.flatMap((floor) => floor.houses))

/** How many houses have each value. */
export const countHouses = (
  buildings: readonly GridBuilding[],
  of: (house: GridHouse) => string,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const building of buildings) {
    for (const house of housesOf(building)) counts.set(of(house), (counts.get(of(house)) ?? 0) + 1)
  }
  return counts
}
