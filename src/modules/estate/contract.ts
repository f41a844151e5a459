export { buildingName } from './buildings/building-name.rules.ts'
export * from './buildings/contract.ts'
export * from './facilities/contract.ts'
export { everyField, optionalLine, optionalParagraphs } from './form-fields.ts'
export * from './grid/contract.ts'
export {
  canonicalPlace,
  canonicalSpelling,
  type HousePlace,
  type HouseReading,
  keyOfReading,
  naturalSortKey,
  parseHouseSpelling,
  readingsOfHouse,
} from './house-number.rules.ts'
export * from './houses/contract.ts'
export { houseName } from './houses/house-name.rules.ts'
export * from './public-areas/contract.ts'
export * from './spaces/contract.ts'
export * from './zones/contract.ts'
