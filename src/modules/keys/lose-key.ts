import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, comeBack, keyById, lockKey, takeDown } from './key.store.ts'
import { endLoan, openLoanOf } from './loan.store.ts'

/** A key is lost, from its hook or with its borrower; an open loan ends with that and the hook is free. */
export const loseKey = useCase(
  contract.loseKey,
  async ({ tx, communityId, actor, now, audit, tell }, { keyId, note }) => {
    const key = await lockKey(tx, { communityId, keyId, now })
    const state = keyProcess.next(key.state, 'lose')
    const loan = await openLoanOf(tx, { communityId, keyId })
    if (loan) await endLoan(tx, { communityId, loanId: loan.id, how: 'lost', condition: note, now, by: actor.staffId })
    await takeDown(tx, { communityId, keyId, state })
    await addEvent(tx, {
      communityId,
      keyId,
      what: 'lost',
      note,
      ...(loan ? { loanId: loan.id } : {}),
      now,
      by: actor.staffId,
    })
    audit({ subject: { kind: 'key', id: keyId } })
    tell({ name: 'keys.lost', payload: { keyId, houseId: key.houseId } })
    return keyById(tx, { communityId, keyId, now })
  },
)

/** A lost key turned up; it was in unknown hands, so it is checked and tested again before it hangs. */
export const findKey = useCase(contract.findKey, async ({ tx, communityId, actor, now, audit }, { keyId, note }) => {
  const key = await lockKey(tx, { communityId, keyId, now })
  const state = keyProcess.next(key.state, 'find')
  await comeBack(tx, { communityId, keyId, state })
  await addEvent(tx, { communityId, keyId, what: 'found', note, now, by: actor.staffId })
  audit({ subject: { kind: 'key', id: keyId } })
  return keyById(tx, { communityId, keyId, now })
})
