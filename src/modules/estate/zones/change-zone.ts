import { useCase } from '../../../platform/http/use-case.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './zone.store.ts'

export const changeZone = useCase(contract.changeZone, async ({ tx, communityId, audit }, input) => {
  const { zoneId, name, stewardId } = input
  const theirs = sameVersion('片区', { theirs: await store.lockZone(tx, { communityId, zoneId }), yours: input })
  await store.saveZone(tx, { communityId, zoneId, name, stewardId })
  audit({ subject: { kind: 'zone', id: zoneId }, fields: changedFields(theirs, input) })
  return found('片区', await store.zoneById(tx, { communityId, zoneId }))
})
