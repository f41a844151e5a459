/** What other modules may use of parties, registers and search on the server. */
export { answer as importAnswer, previewed as importPreviewed } from './import/preview-import.ts'
export {
  acceptAllFixes,
  beginApply,
  beginImport,
  beginMapping,
  beginUndo,
  type ImportOn,
  type SaidOfSheets,
  workOnImport,
} from './import/run-import.ts'
export { addParties } from './parties/save-party.store.ts'
export { housesOfPhones } from './search/houses-of-phone.store.ts'
export {
  putManySearchKeys,
  putSearchKeys,
  putVehicleKeys,
  refreshHouseKeys,
  refreshPartyKeys,
} from './search/search-keys.store.ts'
export { keysOfMatter } from './search-keys.rules.ts'
