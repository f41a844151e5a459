import { useCase } from '../../platform/http/use-case.ts'
import { demandVersion, holdMatter, moveMatter } from '../matters/index.ts'
import * as contract from './contract.ts'
import { showRectification } from './read-rectification.ts'
import { rectificationKind } from './rectification.process.ts'

/** Withdraws a notice, with the reason; a paper that was issued keeps its number. */
export const cancelRectification = useCase(contract.cancelRectification, async (context, input) => {
  const { matterId, version, reason } = input
  const matter = await holdMatter(context, { matterId, kind: rectificationKind })
  demandVersion(matter, { version, yours: { reason } })
  await moveMatter(context, matter, { kind: rectificationKind, action: 'cancel', note: reason })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'], reason })
  return showRectification(context, matterId)
})
