import { shanghaiTime } from '../../kernel/shanghai-time.ts'
import { useCase } from '../../platform/http/use-case.ts'
import { issuePaper } from '../papers/index.ts'
import { nameBorrower } from './borrower.store.ts'
import * as contract from './contract.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, keyById, lockKey, setState } from './key.store.ts'
import { mayLend } from './lend.rules.ts'
import { addLoan, openLoanOf, setPaper } from './loan.store.ts'
import { loanSlip, loanSlipKind } from './papers.ts'
import { refuse } from './refusals.ts'

/** Lends a key over the counter and issues its slip. Of two clerks who lend one key the second learns who has it (case 7). */
export const lendKey = useCase(contract.lendKey, async (context, input) => {
  const { tx, communityId, actor, now, audit, tell } = context
  const { keyId } = input
  const key = await lockKey(tx, { communityId, keyId, now })
  if (key.state === 'lent') {
    const loan = await openLoanOf(tx, { communityId, keyId })
    if (loan)
      throw refuse('already-lent', { number: key.number, holder: loan.borrowerName, since: shanghaiTime(loan.lentAt) })
  }
  const state = keyProcess.next(key.state, 'lend')
  const borrower = await nameBorrower(tx, { communityId, borrower: input })
  const loan = { ...input, ...borrower, id: crypto.randomUUID(), dueAt: new Date(input.dueAt) }
  mayLend(key, loan, { now, mayApprove: actor.rights.has('keys.approve') })
  await addLoan(tx, { communityId, keyId, loan, now, by: actor.staffId })
  await setState(tx, { communityId, keyId, state })
  await addEvent(tx, {
    communityId,
    keyId,
    what: 'lent',
    note: `${loan.borrowerName}：${loan.purpose}`,
    loanId: loan.id,
    now,
    by: actor.staffId,
  })
  audit({ subject: { kind: 'key', id: keyId } })
  tell({ name: 'keys.lent', payload: { keyId, loanId: loan.id, houseId: key.houseId } })
  const paper = await issuePaper(context, {
    kind: loanSlipKind,
    subject: { kind: 'key-loan', id: loan.id },
    content: loanSlip(await keyById(tx, { communityId, keyId, now }), { ...loan, lentAt: now, lentBy: actor.name }),
  })
  await setPaper(tx, { communityId, loanId: loan.id, paperId: paper.id })
  return keyById(tx, { communityId, keyId, now })
})
