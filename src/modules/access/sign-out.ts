import { auditedTransaction } from '../../platform/http/audited-transaction.ts'
import { outside } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { endSession } from './session.store.ts'

/** Ends the session in the database at once: a copied cookie opens nothing any more (case 37). */
export const signOut = outside(contract.signOut, async (context) => {
  const { sessionId, staffId } = context.actor
  await auditedTransaction({ ...context, act: contract.signOut.summary }, async ({ tx, now, audit }) => {
    if (sessionId !== null) await endSession(tx, { sessionId, now })
    audit({ subject: { kind: 'staff', id: staffId } })
  })
  context.keepSession(null)
  return {}
})
