import { useCase } from '../../platform/http/use-case.ts'
import { communityOf, saveCommunity } from './community.store.ts'
import type { Community } from './contract.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'

export const changeCommunity = useCase(contract.changeCommunity, async ({ tx, audit }, { communityId, ...input }) => {
  const before = (await communityOf(tx, communityId)) as Community
  const saved = await saveCommunity(tx, { ...input, id: communityId })
  const theirs = (await communityOf(tx, communityId)) as Community
  if (!saved) throw refuse('changed-meanwhile', { yours: input, theirs })
  audit({ subject: { kind: 'community', id: communityId }, fields: changedFields(before, theirs) })
  return theirs
})

const changedFields = (before: Community, after: Community): string[] =>
  (Object.keys(after) as (keyof Community)[]).filter(
    (field) => field !== 'version' && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
