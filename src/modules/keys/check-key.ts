import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { addEvent, keyById, lockKey, markChecked, markTested } from './key.store.ts'

/** 核对: the key in hand is the one the list names. */
export const checkKey = useCase(contract.checkKey, async ({ tx, communityId, actor, now, audit }, { keyId, note }) => {
  await lockKey(tx, { communityId, keyId })
  await markChecked(tx, { communityId, keyId, now, by: actor.staffId })
  await addEvent(tx, { communityId, keyId, what: 'checked', note, now, by: actor.staffId })
  audit({ subject: { kind: 'key', id: keyId } })
  return keyById(tx, { communityId, keyId, now })
})

/** 调试: the key was tried in its lock. */
export const testKey = useCase(
  contract.testKey,
  async ({ tx, communityId, actor, now, audit }, { keyId, works, note }) => {
    await lockKey(tx, { communityId, keyId })
    await markTested(tx, { communityId, keyId, works, now, by: actor.staffId })
    await addEvent(tx, { communityId, keyId, what: works ? 'tested' : 'test-failed', note, now, by: actor.staffId })
    audit({ subject: { kind: 'key', id: keyId } })
    return keyById(tx, { communityId, keyId, now })
  },
)
