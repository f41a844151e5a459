import type { Endpoint } from '../../../kernel/endpoint.ts'
import {
  listHouseholds,
  listLeases,
  listOccupants,
  listParties,
  listTitles,
  listVehicles,
  showCard,
  showParty,
  showTimeline,
} from '../contract.ts'

/** Every answer in which a change of the registers may show. */
export const registers: readonly Endpoint[] = [
  showCard,
  showTimeline,
  listHouseholds,
  listTitles,
  listLeases,
  listOccupants,
  listVehicles,
  listParties,
  showParty,
]
