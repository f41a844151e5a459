import type { BuildingId, BuildingKind, EntranceId } from '../buildings/contract.ts'
import type { GridBuilding, GridHouse } from './contract.ts'

/** One house with where it stands, in the order of building, entrance and number; a building without houses has `house: null`. */
export interface GridRow {
  readonly buildingId: BuildingId
  readonly code: string
  readonly name: string
  readonly kind: BuildingKind
  readonly entranceId: EntranceId | null
  readonly entrance: string | null
  readonly floor: number | null
  readonly house: GridHouse | null
}

/** Arranges houses as people see a building: entrances side by side, the highest floor on top. */
export const arrangeGrid = (rows: readonly GridRow[]): GridBuilding[] =>
  grouped(rows, (row) => row.buildingId).map((ofBuilding) => {
    const { buildingId: id, code, name, kind } = ofBuilding[0]
    const housed = ofBuilding.filter((row) => row.house !== null)
    return { id, code, name, kind, columns: grouped(housed, (row) => row.entranceId).map(columnOf) }
  })

const columnOf = (rows: Group<GridRow>): GridBuilding['columns'][number] => ({
  entranceId: rows[0].entranceId,
  entrance: rows[0].entrance,
  floors: grouped(rows, (row) => row.floor)
    .map((onFloor) => ({
      floor: onFloor[0].floor,
      houses: onFloor.flatMap((row) => (row.house === null ? [] : [row.house])),
    }))
    .sort((a, b) => (b.floor ?? Number.NEGATIVE_INFINITY) - (a.floor ?? Number.NEGATIVE_INFINITY)),
})

type Group<T> = readonly [T, ...T[]]

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => unknown): Group<T>[] => {
  const groups = new Map<unknown, [T, ...T[]]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return [...groups.values()]
}
