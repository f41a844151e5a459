import { useCase } from '../../../platform/http/use-case.ts'
import { importById, lockImport, recount } from '../../../platform/import/import.store.ts'
import * as staged from '../../../platform/import/staged.store.ts'
import * as contract from './contract.ts'
import { importProcess } from './import.process.ts'
import { tellImport } from './tell-import.ts'

export const acceptFixes = useCase(contract.acceptFixes, async ({ tx, audit }, on) => {
  importProcess.next((await lockImport(tx, on)).state, 'mend')
  await staged.acceptFixes(tx, on)
  await recount(tx, on)
  audit({ subject: { kind: 'import', id: on.importId } })
  return tellImport(tx, await importById(tx, on))
})

export const decideTwins = useCase(contract.decideTwins, async ({ tx, audit }, on) => {
  importProcess.next((await lockImport(tx, on)).state, 'mend')
  await staged.decideTwins(tx, on)
  await recount(tx, on)
  audit({ subject: { kind: 'import', id: on.importId } })
  return tellImport(tx, await importById(tx, on))
})
