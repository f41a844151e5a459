import { useCase } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { addSpace } from './space.store.ts'

export const createSpace = useCase(contract.createSpace, async ({ tx, communityId, audit }, input) => {
  const space = await addSpace(tx, { ...input, communityId })
  audit({ subject: { kind: 'space', id: space.id } })
  return space
})
