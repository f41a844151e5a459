import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, keyById, lockKey, setState } from './key.store.ts'
import { endLoan, openLoanOf } from './loan.store.ts'

/** Takes a lent key back and hangs it on the hook that was kept for it. */
export const returnKey = useCase(
  contract.returnKey,
  async ({ tx, communityId, actor, now, audit, tell }, { keyId, condition }) => {
    const key = await lockKey(tx, { communityId, keyId, now })
    const state = keyProcess.next(key.state, 'return')
    const loan = await openLoanOf(tx, { communityId, keyId })
    if (loan) await endLoan(tx, { communityId, loanId: loan.id, how: 'returned', condition, now, by: actor.staffId })
    await setState(tx, { communityId, keyId, state })
    await addEvent(tx, {
      communityId,
      keyId,
      what: 'returned',
      note: condition,
      ...(loan ? { loanId: loan.id } : {}),
      now,
      by: actor.staffId,
    })
    audit({ subject: { kind: 'key', id: keyId } })
    tell({ name: 'keys.returned', payload: { keyId, houseId: key.houseId } })
    return keyById(tx, { communityId, keyId, now })
  },
)
