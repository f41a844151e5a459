/** What other modules may use of parties, registers and search on the server. */
export { applyRows } from './import/apply-import.ts'
export { previewFile } from './import/preview-file.ts'
export { addParties } from './parties/save-party.store.ts'
export {
  putManySearchKeys,
  putSearchKeys,
  putVehicleKeys,
  refreshHouseKeys,
  refreshPartyKeys,
} from './search/search-keys.store.ts'
export { keysOfMatter } from './search-keys.rules.ts'
