import { useCase } from '../../platform/http/use-case.ts'
import { naturalSortKey } from '../estate/contract.ts'
import * as contract from './contract.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, addKey, keyById, lockKey, takeDown } from './key.store.ts'

/** The lock of a lost key was changed: the old key is closed, the new one comes in under a number of its own. */
export const replaceKey = useCase(
  contract.replaceKey,
  async ({ tx, communityId, actor, now, audit }, { keyId, number, pieces, note }) => {
    const old = await lockKey(tx, { communityId, keyId })
    const state = keyProcess.next(old.state, 'replace')
    await takeDown(tx, { communityId, keyId, state })
    const by = actor.staffId
    const replacement = await addKey(tx, {
      communityId,
      facts: { ...old, number, pieces, note },
      sortKey: naturalSortKey(number),
      replacesId: keyId,
      now,
      by,
    })
    await addEvent(tx, { communityId, keyId, what: 'replaced', note: `${note}；新钥匙 ${number}`, now, by })
    await addEvent(tx, { communityId, keyId: replacement, what: 'received', note: `换锁，代替 ${old.number}`, now, by })
    audit({ subject: { kind: 'key', id: keyId } })
    return keyById(tx, { communityId, keyId: replacement, now })
  },
)
