import { reading } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { colleaguesIn } from './staff.store.ts'

export const listColleagues = reading(contract.listColleagues, async ({ tx }, { communityId, role }) => ({
  colleagues: await colleaguesIn(tx, { communityId, role }),
}))
