import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import * as store from './import.store.ts'

export const listImports = reading(contract.listImports, async ({ tx, communityId }) => ({
  imports: await store.importsOf(tx, communityId),
}))

export const showImport = reading(contract.showImport, ({ tx }, input) => store.importById(tx, input))

export const listImportRows = reading(contract.listImportRows, async ({ tx }, input) => {
  await store.importById(tx, input)
  return store.rowsOf(tx, input)
})
