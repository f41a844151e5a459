import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'
import { buildingId, buildingKind, entranceId } from '../buildings/contract.ts'
import { houseId } from '../houses/house-id.ts'
import { houseKind, occupancy, useStatus } from '../houses/words.ts'

export const gridHouse = z.object({
  id: houseId,
  number: z.string(),
  spelling: z.string(),
  kind: houseKind,
  occupancy,
  useStatus,
})
export type GridHouse = z.output<typeof gridHouse>

/** A building as a grid (楼盘图): one column per entrance, one line per floor from the top, houses side by side. */
export const gridBuilding = z.object({
  id: buildingId,
  code: z.string(),
  name: z.string(),
  kind: buildingKind,
  columns: z.array(
    z.object({
      /** Null for the houses that have no entrance (shops, villas). */
      entranceId: entranceId.nullable(),
      entrance: z.string().nullable(),
      /** A house whose floor nobody entered stands on the line `null`, below the others. */
      floors: z.array(z.object({ floor: z.int().nullable(), houses: z.array(gridHouse) })),
    }),
  ),
})
export type GridBuilding = z.output<typeof gridBuilding>

export const showBuildingGrid = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/building-grid',
  right: 'estate.read',
  summary: '楼盘图',
  params: z.object({ communityId }),
  query: z.strictObject({ buildingId: buildingId.optional() }),
  output: z.object({ buildings: z.array(gridBuilding) }),
})
