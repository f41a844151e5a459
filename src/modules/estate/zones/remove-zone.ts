import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './zone.store.ts'

export const removeZone = useCase(contract.removeZone, async ({ tx, communityId, audit }, { zoneId }) => {
  const zone = found('片区', await store.zoneById(tx, { communityId, zoneId }))
  await store.deleteZone(tx, { communityId, zone })
  audit({ subject: { kind: 'zone', id: zoneId } })
  return {}
})
