import { useCase } from '../../../platform/http/use-case.ts'
import { housesChanged } from '../houses/houses-changed.ts'
import { respellHouses } from '../houses/respell.store.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './entrance.store.ts'
import { readEntranceCode } from './read-code.ts'

export const changeEntrance = useCase(contract.changeEntrance, async ({ tx, communityId, audit, tell }, input) => {
  const { entranceId } = input
  const code = readEntranceCode(input.code)
  const theirs = sameVersion('单元', {
    theirs: await store.lockEntrance(tx, { communityId, entranceId }),
    yours: input,
  })
  await store.saveEntrance(tx, { ...input, communityId, code })
  const { buildingId } = theirs
  if (theirs.code !== code) tell(housesChanged(await respellHouses(tx, { communityId, buildingId })))
  audit({ subject: { kind: 'entrance', id: entranceId }, fields: changedFields(theirs, { ...input, code }) })
  return found('单元', await store.entranceById(tx, { communityId, entranceId }))
})
