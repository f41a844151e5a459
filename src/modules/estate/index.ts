/** What other modules may use of houses and places on the server. */
export { type EnsuredHouse, ensureHouses, type HouseToEnsure } from './houses/ensure-houses.store.ts'
export {
  type HouseFilter,
  houseById,
  housesOf,
  lockHouse,
  type OccupancyChange,
  setOccupancy,
} from './houses/house.store.ts'
export { housesBySpelling, type PlacedHouse, placesOfHouses } from './houses/house-places.store.ts'
export { spaceById } from './spaces/space.store.ts'
