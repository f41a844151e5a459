import { reading } from '../../platform/http/use-case.ts'
import { communitiesOf } from './community.store.ts'
import * as contract from './contract.ts'

export const listCommunities = reading(contract.listCommunities, async ({ tx, communityIds }) => ({
  communities: await communitiesOf(tx, communityIds),
}))
