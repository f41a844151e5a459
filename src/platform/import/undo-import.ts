import type { StaffId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'
import { auditedTransaction } from '../http/audited-transaction.ts'
import { writeFacts } from '../outbox/write-facts.ts'
import { type ImportRecord, noteUndone, type OneImport } from './import.store.ts'
import { changesOf } from './made.store.ts'
import { type Obstacle, obstaclesOf } from './obstacles.store.ts'
import { refuse } from './refusals.ts'
import { tableName, things } from './registers.ts'
import { forgetDrafts } from './staged.store.ts'
import type { WorkOn } from './work-on.ts'

const ROWS_AT_ONCE = 2_000

/** Takes an import back in one transaction: rows it made go, rows it changed get their former values. */
export const undoImport = async (on: WorkOn, record: ImportRecord): Promise<void> => {
  const by = record.undoneBy as StaffId
  await auditedTransaction(
    { ...on, actor: { kind: 'staff', staffId: by }, act: '撤销导入' },
    async ({ tx, now, audit }) => {
      await refuseUnlessFree(tx, on)
      const backwards = [...things()].reverse()
      for (const [at, thing] of backwards.entries()) {
        let after: string | null = null
        for (;;) {
          const rows: Awaited<ReturnType<typeof changesOf>> = await changesOf(tx, {
            ...on,
            kind: thing.kind,
            after,
            limit: ROWS_AT_ONCE,
          })
          if (rows.length === 0) break
          const restored = await thing.restore?.(tx, { ...on, rows, now, by })
          if (restored !== rows.length) throw refuse('not-to-undo', { what: [`${thing.name}在撤销时又被改过`] })
          after = rows.at(-1)?.id ?? null
        }
        await thing.remove(tx, on)
        await on.progress(at + 1, backwards.length)
      }
      await forgetDrafts(tx, on)
      await noteUndone(tx, { ...on, now })
      audit({ subject: { kind: 'import', id: on.importId } })
      const fact = { name: 'imports.undone', payload: { importId: on.importId } }
      await writeFacts(tx, { communityId: on.communityId, at: now, facts: [fact] })
    },
  )
}

/** What stands in the way of taking an import back. */
export const obstaclesTo = (tx: Tx, on: OneImport): Promise<Obstacle[]> =>
  obstaclesOf(tx, { ...on, things: things(), nameOf: tableName })

const refuseUnlessFree = async (tx: Tx, on: OneImport): Promise<void> => {
  const obstacles = await obstaclesTo(tx, on)
  if (obstacles.length > 0) throw refuse('not-to-undo', { what: obstacles.map(({ what, why }) => `${what} ${why}`) })
}
