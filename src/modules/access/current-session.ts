import { reading } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { signedInOf } from './session.store.ts'

export const currentSession = reading(contract.currentSession, ({ tx, actor, slots }) =>
  signedInOf(tx, actor.staffId, slots.rightsOf),
)
