import { useCase } from '../../../platform/http/use-case.ts'
import { changedFields, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import { lockSpace, saveSpace } from './space.store.ts'

export const changeSpace = useCase(contract.changeSpace, async ({ tx, communityId, audit }, input) => {
  const { spaceId } = input
  const theirs = sameVersion('车位', { theirs: await lockSpace(tx, { communityId, spaceId }), yours: input })
  audit({ subject: { kind: 'space', id: spaceId }, fields: changedFields(theirs, input) })
  return saveSpace(tx, { ...input, communityId })
})
