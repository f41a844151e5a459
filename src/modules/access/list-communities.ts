import { exportingShort } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
import { communitiesOf } from './community.store.ts'
import * as list from './community-list.ts'
import * as contract from './contract.ts'

export const listCommunities = reading(contract.listCommunities, async ({ tx, communityIds }) => ({
  communities: await communitiesOf(tx, communityIds),
}))

export const exportCommunities = exportingShort(list.exportCommunities, ({ tx, communityIds }) =>
  communitiesOf(tx, communityIds),
)
