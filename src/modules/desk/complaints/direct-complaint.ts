import { useCase } from '../../../platform/http/use-case.ts'
import { demandVersion, holdMatter, moveMatter } from '../../matters/index.ts'
import { refuse } from '../refusals.ts'
import { severityNames } from '../words.ts'
import { classOf } from './class.store.ts'
import { HANDLED } from './complaint.clocks.ts'
import * as contract from './complaint.contract.ts'
import { complaintKind } from './complaint.process.ts'
import { saveComplaint } from './complaint.store.ts'
import { showComplaint } from './read-complaint.ts'

/** Another class, severity or department, with the reason. One that turns out serious goes to the manager at once. */
export const classifyComplaint = useCase(contract.classifyComplaint, async (context, input) => {
  const { tx, communityId } = context
  const { matterId, version, class: classCode, severity, department, reason } = input
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  demandVersion(complaint, { version, yours: { class: classCode, severity, department } })
  const kind = await classOf(tx, { communityId, code: classCode })
  if (!kind) throw refuse('no-such-class', { code: classCode })
  await moveMatter(context, complaint, {
    kind: complaintKind,
    action: 'classify',
    note: `${[kind.name, severityNames[severity], department].filter((part) => part !== '').join('，')}。${reason}`,
    ...(severity === 'serious' ? { assignee: { role: 'manager' } } : {}),
  })
  await saveComplaint(tx, {
    communityId,
    matterId,
    step: { classCode: kind.code, className: kind.name, severity, department },
  })
  if (severity === 'serious') {
    context.tell({ name: 'desk.complaint-serious', payload: { matterId, number: complaint.number } })
  }
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['class', 'severity', 'department'], reason })
  return showComplaint(context, matterId)
})

/** §10.3: a new time to be done by, once, with the reason; a deadline already missed stays on record. */
export const extendComplaint = useCase(contract.extendComplaint, async (context, input) => {
  const { matterId, version, until, reason } = input
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  demandVersion(complaint, { version, yours: { until, reason } })
  complaintKind.process.next(complaint.state as 'handling', 'extend')
  if (!complaint.clocks.some(({ rule }) => rule === HANDLED.id)) {
    throw refuse('nothing-to-extend', { number: complaint.number })
  }
  await moveMatter(context, complaint, {
    kind: complaintKind,
    action: 'extend',
    note: reason,
    clocks: { extends: { rule: HANDLED.id, until: new Date(until), reason } },
  })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['deadline'], reason })
  return showComplaint(context, matterId)
})
