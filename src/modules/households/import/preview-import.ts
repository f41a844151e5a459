import { createHash } from 'node:crypto'
import { businessDateAt } from '../../../kernel/dates.ts'
import { auditedTransaction } from '../../../platform/http/audited-transaction.ts'
import { outside } from '../../../platform/http/use-case.ts'
import { canonicalSpelling } from '../../estate/contract.ts'
import * as contract from './contract.ts'
import * as store from './import.store.ts'
import { judgeRow } from './judge-row.rules.ts'
import { readRegister } from './read-register.ts'
import { sealRow } from './seal-row.ts'

const FIRST_PAGE = 100

/** Reads the file outside of any transaction, then judges every row against the register and keeps the preview. */
export const previewImport = outside(contract.previewImport, async (context, { communityId }) => {
  const { file, actor } = context
  const register = await readRegister(file.bytes)
  const act = contract.previewImport.summary
  return auditedTransaction({ ...context, communityId, act }, async ({ tx, now, audit }) => {
    const spellings = register.rows.flatMap(({ draft }) => (draft ? [canonicalSpelling(draft.place)] : []))
    const known = await store.knownHouses(tx, { communityId, spellings, today: businessDateAt(now) })
    const rows = register.rows.map((row, position) => ({
      position: position + 1,
      sheet: row.sheet,
      row: row.row,
      ...judgeRow(row, known),
      ...sealRow(row, { communityId, today: businessDateAt(now) }),
    }))
    const importId = await store.addImport(tx, {
      communityId,
      fileName: file.name.slice(0, 200),
      fileHash: createHash('sha256').update(file.bytes).digest('hex'),
      unrecognised: register.unrecognised,
      rows,
      now,
      by: actor.staffId,
    })
    audit({ subject: { kind: 'import', id: importId } })
    const imported = await store.importById(tx, { communityId, importId })
    // The answer shows values as the person typed them; what is kept does not hold numbers of people.
    const preview = rows
      .slice(0, FIRST_PAGE)
      .map(({ draft: _, ...row }, at) => ({ ...row, faults: [...(register.rows[at]?.faults ?? [])] }))
    return { ...imported, preview, next: rows.length > FIRST_PAGE ? FIRST_PAGE : null }
  })
})
