import { onConstraint } from '../../../platform/database/constraint.ts'
import { clocksToStart, type MatterContext, type OpenedMatter, openMatter } from '../../matters/index.ts'
import type { Contact } from '../contact.ts'
import { refuse } from '../refusals.ts'
import { classOf } from './class.store.ts'
import { HANDLED, REPLIED } from './complaint.clocks.ts'
import type { ComplaintToOpen } from './complaint.contract.ts'
import { complaintKind } from './complaint.process.ts'
import { firstAssignee, priorityOf } from './complaint.rules.ts'
import { insertComplaint } from './complaint.store.ts'

/** Opens a complaint in the transaction of the caller, with its two clocks; a serious one is announced as such. */
export const openComplaint = async (
  context: MatterContext,
  contact: Contact,
  complaint: ComplaintToOpen,
): Promise<OpenedMatter> => {
  const { tx, communityId, now } = context
  const { severity, repeatOf, to } = complaint
  const kind = await classOf(tx, { communityId, code: complaint.class })
  if (!kind) throw refuse('no-such-class', { code: complaint.class })
  const opening = openMatter(context, {
    ...contact,
    kind: complaintKind,
    priority: priorityOf(severity),
    assignee: firstAssignee(severity, to),
    clocks: await clocksToStart(context, [HANDLED, REPLIED]),
    beside: (matterId) =>
      insertComplaint(tx, communityId, {
        matterId,
        registeredAt: now,
        classCode: kind.code,
        className: kind.name,
        severity,
        department: complaint.department ?? kind.department,
        repeatOf,
      }),
  })
  const opened = await onConstraint(opening, { complaint_repeat_fkey: () => refuse('repeat-not-found') })
  if (severity === 'serious') {
    const { id: matterId, number } = opened
    context.tell({ name: 'desk.complaint-serious', payload: { matterId, number } })
  }
  return opened
}
