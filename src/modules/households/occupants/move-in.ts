import { useCase } from '../../../platform/http/use-case.ts'
import { houseById } from '../../estate/index.ts'
import { livingParties } from '../parties/party.store.ts'
import { periodInChinese, periodOf } from '../period.ts'
import { atFields, refuse } from '../refusals.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './occupant.store.ts'

export const moveIn = useCase(contract.moveIn, async ({ tx, communityId, actor, now, audit, tell }, input) => {
  const { houseId, partyId, relation } = input
  const during = periodOf(input)
  const house = found('房屋', await houseById(tx, { communityId, houseId }))
  const living = await livingParties(tx, { communityId, partyIds: [partyId] })
  if (!living.has(partyId)) throw atFields(refuse('not-found', { thing: '业户' }), ['partyId'])
  const entry = { communityId, houseId, partyId, relation, during }
  const occupantId = await store.addOccupant(tx, { ...entry, recordedAt: now, recordedBy: actor.staffId })
  if (occupantId === undefined) {
    const other = found('住户', await store.occupantWithin(tx, entry))
    throw refuse('occupant-twice', { house: house.name, who: other.name, period: periodInChinese(other) })
  }
  tell({ name: 'households.moved-in', payload: { houseId, partyId, occupantId, on: input.from } })
  audit({ subject: { kind: 'occupant', id: occupantId }, detail: { houseId, partyId } })
  return found('住户', await store.occupantById(tx, { communityId, occupantId }))
})
