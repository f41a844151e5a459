import { reading, useCase } from '../../platform/http/use-case.ts'
import { naturalSortKey } from '../estate/contract.ts'
import * as contract from './contract.ts'
import { addKeys, keysById } from './key.store.ts'
import { nextNumbers } from './number.rules.ts'
import { numbersAtHouse } from './number.store.ts'

/** Takes keys in, each under its number; they still have to be checked, tested and stored. All of them or none. */
export const receiveKeys = useCase(
  contract.receiveKeys,
  async ({ tx, communityId, actor, now, audit }, { numbers, ...facts }) => {
    const keys = numbers.map((number) => ({
      id: crypto.randomUUID() as contract.KeyId,
      number,
      sortKey: naturalSortKey(number),
    }))
    await addKeys(tx, { communityId, keys, facts, event: facts.note, now, by: actor.staffId })
    audit({ subject: { kind: 'key', id: (keys[0] as (typeof keys)[number]).id }, fields: ['numbers'] })
    return { keys: await keysById(tx, { communityId, ids: keys.map(({ id }) => id), now }) }
  },
)

/** The numbers that the next keys of a house would get. */
export const suggestNumbers = reading(contract.suggestNumbers, async ({ tx, communityId }, { houseId, count }) => ({
  numbers: nextNumbers({ ...(await numbersAtHouse(tx, { communityId, houseId })), count }),
}))
