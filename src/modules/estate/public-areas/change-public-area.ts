import { useCase } from '../../../platform/http/use-case.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './public-area.store.ts'

export const changePublicArea = useCase(contract.changePublicArea, async ({ tx, communityId, audit }, input) => {
  const { publicAreaId } = input
  const theirs = sameVersion('公共区域', {
    theirs: await store.lockPublicArea(tx, { communityId, publicAreaId }),
    yours: input,
  })
  await store.savePublicArea(tx, { ...input, communityId })
  audit({ subject: { kind: 'public-area', id: publicAreaId }, fields: changedFields(theirs, input) })
  return found('公共区域', await store.publicAreaById(tx, { communityId, publicAreaId }))
})
