import { useCase } from '../../platform/http/use-case.ts'
import { issuePaper } from '../papers/index.ts'
import * as contract from './contract.ts'
import { endEntrustmentOf } from './entrustment.store.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, keyById, lockKey, takeDown } from './key.store.ts'
import { handOverSlip, handOverSlipKind } from './papers.ts'

/** The key leaves the centre for good, against a signed slip; its hook is free again and its owner's letter ends. */
export const handOverKey = useCase(contract.handOverKey, async (context, { keyId, receiver, note }) => {
  const { tx, communityId, actor, now, today, audit } = context
  const key = await lockKey(tx, { communityId, keyId, now })
  const state = keyProcess.next(key.state, 'hand-over')
  await takeDown(tx, { communityId, keyId, state })
  await endEntrustmentOf(tx, { communityId, keyId, today, reason: `移交 ${receiver}` })
  await addEvent(tx, {
    communityId,
    keyId,
    what: 'handed-over',
    note: `${receiver}${note ? `；${note}` : ''}`,
    now,
    by: actor.staffId,
  })
  audit({ subject: { kind: 'key', id: keyId } })
  const after = await keyById(tx, { communityId, keyId, now })
  await issuePaper(context, {
    kind: handOverSlipKind,
    subject: { kind: 'key', id: keyId },
    content: handOverSlip(after, { receiver, note, at: now, by: actor.name }),
  })
  return after
})
