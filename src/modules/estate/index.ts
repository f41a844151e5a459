/** What other modules may use of houses and places on the server. */
export { ensureHouses, type HouseToEnsure } from './houses/ensure-houses.store.ts'
export { houseById } from './houses/house.store.ts'
export { housesBySpelling, placesOfHouses } from './houses/house-places.store.ts'
