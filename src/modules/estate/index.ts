/** What other modules may use of houses and places on the server. */
export { changeHouses } from './houses/change-houses.store.ts'
export { ensureHouses, type HouseToEnsure, makeHouses } from './houses/ensure-houses.store.ts'
export { houseById } from './houses/house.store.ts'
export { housesBySpelling, placesOfHouses } from './houses/house-places.store.ts'
export { likelyPlace, placeFields, placeOf } from './import/read-place.ts'
export { ensureSpaces } from './spaces/ensure-spaces.store.ts'
