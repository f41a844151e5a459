import { reading, useCase } from '../../platform/http/use-case.ts'
import { addCabinet, cabinetById, cabinetsOf, lockCabinet, saveCabinet, takenHooksOf } from './cabinet.store.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'

export const listCabinets = reading(contract.listCabinets, async ({ tx, communityId }) => ({
  cabinets: await cabinetsOf(tx, communityId),
}))

/** What hangs on which hook of a cabinet, or is lent from it. */
export const showCabinet = reading(contract.showCabinet, async ({ tx, communityId, now }, { cabinetId }) => ({
  ...(await cabinetById(tx, { communityId, cabinetId })),
  taken: await takenHooksOf(tx, { communityId, cabinetId, now }),
}))

export const createCabinet = useCase(
  contract.createCabinet,
  async ({ tx, communityId, audit }, { communityId: _, ...facts }) => {
    const cabinetId = await addCabinet(tx, { communityId, facts })
    audit({ subject: { kind: 'key-cabinet', id: cabinetId } })
    return cabinetById(tx, { communityId, cabinetId })
  },
)

export const changeCabinet = useCase(contract.changeCabinet, async ({ tx, communityId, audit }, input) => {
  const { cabinetId } = input
  const theirs = await lockCabinet(tx, { communityId, cabinetId })
  if (theirs.version !== input.version) throw refuse('cabinet-changed-meanwhile', { yours: input, theirs })
  if (input.hooks < theirs.highestHook) throw refuse('cabinet-in-use', { name: theirs.name })
  await saveCabinet(tx, { communityId, cabinetId, facts: input })
  audit({ subject: { kind: 'key-cabinet', id: cabinetId }, fields: ['name', 'place', 'hooks'] })
  return cabinetById(tx, { communityId, cabinetId })
})
