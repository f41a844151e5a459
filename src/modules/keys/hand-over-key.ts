import { useCase } from '../../platform/http/use-case.ts'
import { issuePaper } from '../papers/index.ts'
import * as contract from './contract.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, keyById, lockKey, takeDown } from './key.store.ts'
import { handOverSlip } from './papers.ts'

/** The key leaves the centre for good, against a signed slip; its hook is free again. */
export const handOverKey = useCase(contract.handOverKey, async (context, { keyId, receiver, note }) => {
  const { tx, communityId, actor, now, audit } = context
  const key = await lockKey(tx, { communityId, keyId })
  const state = keyProcess.next(key.state, 'hand-over')
  await takeDown(tx, { communityId, keyId, state })
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
    kind: { id: 'keys.hand-over-slip', code: 'YJ' },
    subject: { kind: 'key', id: keyId },
    content: handOverSlip(after, { receiver, note, at: now, by: actor.name }),
  })
  return after
})
