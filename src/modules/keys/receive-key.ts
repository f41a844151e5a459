import { useCase } from '../../platform/http/use-case.ts'
import { naturalSortKey } from '../estate/contract.ts'
import * as contract from './contract.ts'
import { addEvent, addKey, keyById } from './key.store.ts'

/** Takes a key in with its number and kind; it still has to be checked, tested and stored. */
export const receiveKey = useCase(contract.receiveKey, async ({ tx, communityId, actor, now, audit }, facts) => {
  const keyId = await addKey(tx, {
    communityId,
    facts,
    sortKey: naturalSortKey(facts.number),
    replacesId: null,
    now,
    by: actor.staffId,
  })
  await addEvent(tx, { communityId, keyId, what: 'received', note: facts.note, now, by: actor.staffId })
  audit({ subject: { kind: 'key', id: keyId } })
  return keyById(tx, { communityId, keyId, now })
})
