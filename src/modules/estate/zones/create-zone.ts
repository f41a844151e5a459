import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './zone.store.ts'

export const createZone = useCase(contract.createZone, async ({ tx, communityId, audit }, { name, stewardId }) => {
  const zoneId = await store.addZone(tx, { communityId, name, stewardId })
  audit({ subject: { kind: 'zone', id: zoneId } })
  return found('片区', await store.zoneById(tx, { communityId, zoneId }))
})
