import { useCase } from '../../../platform/http/use-case.ts'
import { periodOf } from '../period.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import { admitHolders } from './admit-holders.ts'
import * as contract from './contract.ts'
import { lockTitle, saveTitle, titleById } from './title.store.ts'

/** For an entry that was wrong from the start; what changed in the world is a transfer. */
export const correctTitle = useCase(contract.correctTitle, async ({ tx, communityId, audit, tell }, input) => {
  const { titleId, reason } = input
  const theirs = sameVersion('产权', { theirs: await lockTitle(tx, { communityId, titleId }), yours: input })
  const during = periodOf(input)
  await admitHolders(tx, { ...input, communityId })
  await saveTitle(tx, { communityId, titleId, houseName: theirs.house.name, facts: { ...input, during } })
  tell({ name: 'households.title-corrected', payload: { houseId: theirs.house.id, titleId } })
  audit({ subject: { kind: 'title', id: titleId }, fields: changedFields(theirs, input), reason })
  return found('产权', await titleById(tx, { communityId, titleId }))
})
