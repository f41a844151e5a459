/** What other modules may use of parties, registers and search on the server. */
export { applyRows } from './import/apply-import.ts'
export { previewFile } from './import/preview-file.ts'
export { type SealedIdentity, sealIdentity } from './parties/identity.ts'
export { addParties, type NewParty } from './parties/save-party.store.ts'
export {
  putSearchKeys,
  putVehicleKeys,
  refreshHouseKeys,
  refreshPartyKeys,
} from './search/search-keys.store.ts'
export { type KeyKind, keysOfMatter, type SearchKey } from './search-keys.rules.ts'
