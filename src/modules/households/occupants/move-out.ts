import { useCase } from '../../../platform/http/use-case.ts'
import { periodOf } from '../period.ts'
import { found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './occupant.store.ts'

export const moveOut = useCase(contract.moveOut, async ({ tx, communityId, audit, tell }, input) => {
  const { occupantId, on } = input
  const theirs = sameVersion('住户', {
    theirs: await store.lockOccupant(tx, { communityId, occupantId }),
    yours: input,
  })
  await store.saveOccupancy(tx, { communityId, occupantId, during: periodOf({ from: theirs.from, until: on }, 'on') })
  tell({ name: 'households.moved-out', payload: { houseId: theirs.houseId, partyId: theirs.partyId, occupantId, on } })
  audit({ subject: { kind: 'occupant', id: occupantId }, fields: ['until'] })
  return found('住户', await store.occupantById(tx, { communityId, occupantId }))
})
