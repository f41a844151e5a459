import { reading } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import { duplicatesOf } from './duplicate.store.ts'
import { partyById } from './party.store.ts'

export const listDuplicates = reading(contract.listDuplicates, async ({ tx, communityId, today }, { partyId }) => {
  found('业户', await partyById(tx, { communityId, partyId, today }))
  return { duplicates: await duplicatesOf(tx, { communityId, partyId }) }
})
