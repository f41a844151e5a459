import { exporting } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import * as store from './list.store.ts'
import * as list from './matter-list.ts'
import { matterRowOf } from './matter-row.store.ts'
import * as unaccepted from './unaccepted.store.ts'

export const myMatters = reading(contract.myMatters, ({ tx, communityId, actor }, { after }) =>
  store.myMatters(tx, { communityId, staffId: actor.staffId, roles: actor.roles, after }),
)

export const countMyMatters = reading(contract.countMyMatters, ({ tx, communityId, actor, now }) =>
  store.countMyMatters(tx, { communityId, staffId: actor.staffId, roles: actor.roles, now }),
)

export const unacceptedMatters = reading(contract.unacceptedMatters, ({ tx, communityId }) =>
  unaccepted.unacceptedMatters(tx, communityId),
)

export const listMatters = reading(contract.listMatters, ({ tx, now, actor }, input) =>
  store.listMatters(tx, { ...input, now, mine: store.assigneeKeys(actor) }),
)

export const exportMatters = exporting(list.exportMatters, ({ now, actor }, asked) => ({
  query: store.listMattersQuery({ ...asked, now, mine: store.assigneeKeys(actor) }),
  row: matterRowOf,
}))
