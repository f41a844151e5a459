import { useCase } from '../../platform/http/use-case.ts'
import { naturalSortKey } from '../estate/contract.ts'
import * as contract from './contract.ts'
import { carryEntrustment, endEntrustmentOf } from './entrustment.store.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, addKeys, keyById, lockKey, takeDown } from './key.store.ts'

/** The lock of a lost key was changed: the old key is closed, the new one comes in under a number of its own. */
export const replaceKey = useCase(
  contract.replaceKey,
  async ({ tx, communityId, actor, now, today, audit }, { keyId, number, pieces, note }) => {
    const old = await lockKey(tx, { communityId, keyId, now })
    const state = keyProcess.next(old.state, 'replace')
    const by = actor.staffId
    const id = crypto.randomUUID() as contract.KeyId
    await takeDown(tx, { communityId, keyId, state })
    await addKeys(tx, {
      communityId,
      keys: [{ id, number, sortKey: naturalSortKey(number) }],
      facts: { ...old, pieces, note },
      replacesId: keyId,
      event: `换锁，代替 ${old.number}`,
      now,
      by,
    })
    await carryEntrustment(tx, { communityId, from: keyId, to: id, today, now, by })
    await endEntrustmentOf(tx, { communityId, keyId, today, reason: `换锁，转到 ${number}` })
    await addEvent(tx, { communityId, keyId, what: 'replaced', note: `${note}；新钥匙 ${number}`, now, by })
    audit({ subject: { kind: 'key', id: keyId } })
    return keyById(tx, { communityId, keyId: id, now })
  },
)
