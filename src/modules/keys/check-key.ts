import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, keyById, lockKey, markChecked, markTested, takeDown } from './key.store.ts'

/** 核对: the key in hand is the one the list names. */
export const checkKey = useCase(contract.checkKey, async ({ tx, communityId, actor, now, audit }, { keyId, note }) => {
  const key = await lockKey(tx, { communityId, keyId, now })
  keyProcess.next(key.state, 'check')
  await markChecked(tx, { communityId, keyId, now, by: actor.staffId })
  await addEvent(tx, { communityId, keyId, what: 'checked', note, now, by: actor.staffId })
  audit({ subject: { kind: 'key', id: keyId } })
  return keyById(tx, { communityId, keyId, now })
})

/** 调试: the key was tried in its lock. One that does not open it comes off its hook. */
export const testKey = useCase(
  contract.testKey,
  async ({ tx, communityId, actor, now, audit }, { keyId, works, note }) => {
    const key = await lockKey(tx, { communityId, keyId, now })
    const state = keyProcess.next(key.state, works ? 'test' : 'fail-test')
    await markTested(tx, { communityId, keyId, works, now, by: actor.staffId })
    if (!works) await takeDown(tx, { communityId, keyId, state })
    await addEvent(tx, { communityId, keyId, what: works ? 'tested' : 'test-failed', note, now, by: actor.staffId })
    audit({ subject: { kind: 'key', id: keyId } })
    return keyById(tx, { communityId, keyId, now })
  },
)
