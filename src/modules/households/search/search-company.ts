import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { lookFor } from './look-for.ts'
import { hitsAcross } from './search.store.ts'

/** The hotline of the head office: the same search over every community in which the caller may search. */
export const searchCompany = reading(contract.searchCompany, ({ tx, communityIds, today }, { q, limit }) =>
  lookFor(q, (ranges) => hitsAcross(tx, { communityIds, ranges, today, limit })),
)
