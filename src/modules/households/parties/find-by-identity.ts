import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { identityHashOf } from './identity.ts'
import { partiesWithIdentity } from './party.store.ts'

export const findByIdentity = reading(contract.findByIdentity, async ({ tx, communityId, today }, { number }) => ({
  parties: await partiesWithIdentity(tx, { communityId, today, hash: identityHashOf({ communityId, number }) }),
}))
