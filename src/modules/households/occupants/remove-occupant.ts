import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './occupant.store.ts'

export const removeOccupant = useCase(contract.removeOccupant, async ({ tx, communityId, audit }, { occupantId }) => {
  const { houseId, partyId } = found('住户', await store.lockOccupant(tx, { communityId, occupantId }))
  await store.deleteOccupant(tx, { communityId, occupantId })
  audit({ subject: { kind: 'occupant', id: occupantId }, detail: { houseId, partyId } })
  return {}
})
