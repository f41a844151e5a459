import { createHash } from 'node:crypto'
import { businessDateAt } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { auditedTransaction } from '../../../platform/http/audited-transaction.ts'
import type { Database } from '../../../platform/http/database.ts'
import type { Actor } from '../../../platform/http/use-case.ts'
import { canonicalSpelling } from '../../estate/contract.ts'
import * as contract from './contract.ts'
import * as store from './import.store.ts'
import { judgeRow } from './judge-row.rules.ts'
import { readRegister } from './read-register.ts'
import { sealRow } from './seal-row.ts'

const FIRST_PAGE = 100

/**
 * Reads a file outside of any transaction, judges every row against the register and keeps the preview; the same for
 * the page and the command line. The answer shows values as they were typed; what is kept holds no number of a person.
 */
export const previewFile = async (
  on: {
    readonly database: Database
    readonly communityId: CommunityId
    readonly actor: Pick<Actor, 'kind' | 'staffId'>
    readonly requestId: string
  },
  file: { readonly name: string; readonly bytes: Uint8Array },
) => {
  const { communityId } = on
  const register = await readRegister(file.bytes)
  return auditedTransaction({ ...on, act: contract.previewImport.summary }, async ({ tx, now, audit }) => {
    const today = businessDateAt(now)
    const spellings = register.rows.flatMap(({ draft }) => (draft ? [canonicalSpelling(draft.place)] : []))
    const known = await store.knownHouses(tx, { communityId, spellings, today })
    const rows = register.rows.map((row, at) => ({
      position: at + 1,
      sheet: row.sheet,
      row: row.row,
      ...judgeRow(row, known),
      ...sealRow(row, { communityId, today }),
    }))
    const importId = await store.addImport(tx, {
      communityId,
      fileName: file.name.slice(0, 200),
      fileHash: createHash('sha256').update(file.bytes).digest('hex'),
      unrecognised: register.unrecognised,
      rows,
      now,
      by: on.actor.staffId,
    })
    audit({ subject: { kind: 'import', id: importId } })
    const preview = rows
      .slice(0, FIRST_PAGE)
      .map(({ draft: _, ...row }, at) => ({ ...row, faults: [...(register.rows[at]?.faults ?? [])] }))
    const imported = await store.importById(tx, { communityId, importId })
    return { ...imported, preview, next: rows.length > FIRST_PAGE ? FIRST_PAGE : null }
  })
}
