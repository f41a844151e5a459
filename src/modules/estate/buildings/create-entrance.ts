import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './entrance.store.ts'
import { readEntranceCode } from './read-code.ts'

export const createEntrance = useCase(contract.createEntrance, async ({ tx, communityId, audit }, input) => {
  const entranceId = await store.addEntrance(tx, { ...input, communityId, code: readEntranceCode(input.code) })
  audit({ subject: { kind: 'entrance', id: entranceId } })
  return found('单元', await store.entranceById(tx, { communityId, entranceId }))
})
