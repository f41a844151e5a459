import { useCase } from '../../../platform/http/use-case.ts'
import { clocksToStart, demandVersion, holdMatter, moveMatter } from '../../matters/index.ts'
import { REDONE } from './complaint.clocks.ts'
import * as contract from './complaint.contract.ts'
import { complaintKind } from './complaint.process.ts'
import { demandClosable, verdict } from './complaint.rules.ts'
import { isAnswered, saveComplaint, saveReopening } from './complaint.store.ts'
import { showComplaint } from './read-complaint.ts'

/** Closes a complaint with what the owner says of it. A screen that is behind is refused: it may be back at work (case 38). */
export const closeComplaint = useCase(contract.closeComplaint, async (context, input) => {
  const { tx, communityId, actor } = context
  const { matterId, version, satisfaction, opinion } = input
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  demandVersion(complaint, { version, yours: { satisfaction, opinion } })
  complaintKind.process.next(complaint.state as 'resolved', 'close')
  const answered = await isAnswered(tx, { communityId, matterId })
  demandClosable({ number: complaint.number, answered }, { satisfaction, opinion }, actor)
  const note = verdict({ satisfaction, opinion })
  await moveMatter(context, complaint, { kind: complaintKind, action: 'close', note })
  await saveComplaint(tx, { communityId, matterId, step: { satisfaction, opinion } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'satisfaction'] })
  return showComplaint(context, matterId)
})

/** Not satisfied: back to work with a clock of its own. Those of the first handling, and all that was done, stay as they are. */
export const reopenComplaint = useCase(contract.reopenComplaint, async (context, input) => {
  const { tx, communityId } = context
  const { matterId, version, opinion, to } = input
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  demandVersion(complaint, { version, yours: { opinion } })
  await moveMatter(context, complaint, {
    kind: complaintKind,
    action: 'reopen',
    note: verdict({ satisfaction: 'unsatisfied', opinion }),
    clocks: { starts: await clocksToStart(context, [REDONE]) },
    ...(to ? { assignee: to } : {}),
  })
  await saveReopening(tx, { communityId, matterId, opinion })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'satisfaction'] })
  return showComplaint(context, matterId)
})

/** The owner takes the complaint back, or it was registered by mistake; with the reason. */
export const cancelComplaint = useCase(contract.cancelComplaint, async (context, { matterId, version, reason }) => {
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  demandVersion(complaint, { version, yours: { reason } })
  await moveMatter(context, complaint, { kind: complaintKind, action: 'cancel', note: reason })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'], reason })
  return showComplaint(context, matterId)
})
