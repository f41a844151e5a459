import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { lookFor } from './look-for.ts'
import { hitsIn } from './search.store.ts'

export const search = reading(contract.search, ({ tx, communityId, today }, { q, limit }) =>
  lookFor(q, (ranges) => hitsIn(tx, { communityId, ranges, today, limit })),
)
