import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './entrance.store.ts'

export const removeEntrance = useCase(contract.removeEntrance, async ({ tx, communityId, audit }, { entranceId }) => {
  const entrance = found('单元', await store.entranceById(tx, { communityId, entranceId }))
  await store.deleteEntrance(tx, { communityId, entrance })
  audit({ subject: { kind: 'entrance', id: entranceId } })
  return {}
})
