import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './public-area.store.ts'

export const createPublicArea = useCase(contract.createPublicArea, async ({ tx, communityId, audit }, input) => {
  const publicAreaId = await store.addPublicArea(tx, { ...input, communityId })
  audit({ subject: { kind: 'public-area', id: publicAreaId } })
  return found('公共区域', await store.publicAreaById(tx, { communityId, publicAreaId }))
})
