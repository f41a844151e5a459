import { outside, useCase } from '../../../platform/http/use-case.ts'
import { askToCancel, importById } from '../../../platform/import/import.store.ts'
import * as contract from './contract.ts'
import { answer } from './preview-import.ts'
import { beginApply, workOnImport } from './run-import.ts'
import { tellImport } from './tell-import.ts'

export const applyImport = outside(contract.applyImport, async (context, { importId, goodRowsOnly }) => {
  const on = { ...context, importId }
  await beginApply(on, { goodRowsOnly })
  await workOnImport(on)
  return answer(on)
})

export const resumeImport = outside(contract.resumeImport, async (context, { importId }) => {
  const on = { ...context, importId }
  await answer(on)
  await workOnImport(on)
  return answer(on)
})

export const cancelImport = useCase(contract.cancelImport, async ({ tx, audit }, on) => {
  await askToCancel(tx, on)
  audit({ subject: { kind: 'import', id: on.importId } })
  return tellImport(tx, await importById(tx, on))
})
