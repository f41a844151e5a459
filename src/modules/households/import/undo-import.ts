import { outside, reading } from '../../../platform/http/use-case.ts'
import { importById } from '../../../platform/import/import.store.ts'
import { obstaclesTo } from '../../../platform/import/undo-import.ts'
import * as contract from './contract.ts'
import { answer } from './preview-import.ts'
import { beginUndo, workOnImport } from './run-import.ts'

export const undoImport = outside(contract.undoImport, async (context, { importId }) => {
  const on = { ...context, importId }
  await beginUndo(on)
  await workOnImport(on)
  return answer(on)
})

export const listObstacles = reading(contract.listObstacles, async ({ tx }, on) => {
  await importById(tx, on)
  return { obstacles: await obstaclesTo(tx, on) }
})
