import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import { deleteSpace, spaceById } from './space.store.ts'

export const removeSpace = useCase(contract.removeSpace, async ({ tx, communityId, audit }, { spaceId }) => {
  const space = found('车位', await spaceById(tx, { communityId, spaceId }))
  await deleteSpace(tx, { communityId, space })
  audit({ subject: { kind: 'space', id: spaceId } })
  return {}
})
