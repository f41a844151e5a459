import { useCase } from '../../platform/http/use-case.ts'
import { holdMatter } from '../matters/index.ts'
import { issuePaper } from '../papers/index.ts'
import * as contract from './contract.ts'
import { showRepair } from './read-repair.ts'
import { repairKind } from './repair.process.ts'
import { ownersSlip } from './slip.ts'
import { slipKind } from './slip-kind.ts'

/** Issues the 业主报修单 with what the order says now; what is not known yet stays a line to write on. */
export const issueSlip = useCase(contract.issueSlip, async (context, { matterId }) => {
  await holdMatter(context, { matterId, kind: repairKind })
  const content = ownersSlip(await showRepair(context, matterId))
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['slip'] })
  return issuePaper(context, {
    kind: slipKind,
    subject: { kind: 'repair', id: matterId },
    content,
  })
})
