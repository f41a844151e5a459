import { useCase } from '../../../platform/http/use-case.ts'
import { holdMatter } from '../../matters/index.ts'
import { issuePaper } from '../../papers/index.ts'
import * as contract from './complaint.contract.ts'
import { complaintKind } from './complaint.process.ts'
import { demandMayHandle } from './complaint.rules.ts'
import { complaintRecord, complaintRecordKind } from './complaint-record.ts'
import { showComplaint } from './read-complaint.ts'

/** Issues 投诉处理记录表 with what is on record now; what comes later is another paper. */
export const printComplaint = useCase(contract.printComplaint, async (context, { matterId }) => {
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  demandMayHandle(complaint, context.actor)
  const detail = await showComplaint(context, matterId)
  context.audit({ subject: { kind: 'matter', id: matterId } })
  await issuePaper(context, {
    kind: complaintRecordKind,
    subject: { kind: 'matter', id: matterId },
    content: complaintRecord(detail),
  })
  return showComplaint(context, matterId)
})
