import { useCase } from '../../../platform/http/use-case.ts'
import { houseById } from '../../estate/index.ts'
import { periodOf } from '../period.ts'
import { found } from '../same-version.ts'
import { admitHolders } from './admit-holders.ts'
import * as contract from './contract.ts'
import { insertTitle } from './insert-title.ts'

export const recordTitle = useCase(contract.recordTitle, async (context, input) => {
  const { tx, communityId, actor, now, audit, tell } = context
  const during = periodOf(input)
  const house = found('房屋', await houseById(tx, { communityId, houseId: input.houseId }))
  await admitHolders(tx, { ...input, communityId })
  const title = await insertTitle(tx, { communityId, house, facts: { ...input, during }, now, by: actor.staffId })
  tell({ name: 'households.title-recorded', payload: { houseId: house.id, titleId: title.id, from: title.from } })
  audit({ subject: { kind: 'title', id: title.id }, detail: { houseId: house.id } })
  return title
})
