import { useCase } from '../../../platform/http/use-case.ts'
import {
  demandVersion,
  holdMatter,
  type LockedMatter,
  type MatterContext,
  moveMatter,
  wasRecorded,
} from '../../matters/index.ts'
import { answerWayNames, causeKindNames, validityNames } from '../words.ts'
import { HANDLED, REDONE, REPLIED } from './complaint.clocks.ts'
import * as contract from './complaint.contract.ts'
import { complaintKind } from './complaint.process.ts'
import { demandMayHandle } from './complaint.rules.ts'
import { type ComplaintStep, saveComplaint, saveFirstAnswer } from './complaint.store.ts'
import { showComplaint } from './read-complaint.ts'

/** Takes a complaint on: from now on it lies with whoever took it. */
export const takeComplaint = useCase(contract.takeComplaint, async (context, { matterId, id: recordId }) => {
  const { actor, now } = context
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  if (await wasRecorded(context, { matterId, recordId, action: 'take' })) return showComplaint(context, matterId)
  demandMayHandle(complaint, actor)
  await moveMatter(context, complaint, {
    kind: complaintKind,
    action: 'take',
    assignee: { staffId: actor.staffId },
    recordId,
  })
  return keep(context, complaint, { takenBy: actor.staffId, takenAt: now })
})

/** What the owner was told, and how. The first answer meets the clock of 72 hours; every one is in the timeline. */
export const answerComplaint = useCase(contract.answerComplaint, async (context, input) => {
  const { tx, communityId, actor, now } = context
  const { matterId, id: recordId, answer, way } = input
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  if (await wasRecorded(context, { matterId, recordId, action: 'answer' })) return showComplaint(context, matterId)
  demandMayHandle(complaint, actor)
  await moveMatter(context, complaint, {
    kind: complaintKind,
    action: 'answer',
    note: `${answerWayNames[way]}：${answer}`,
    clocks: { meets: [REPLIED.id] },
    recordId,
  })
  await saveFirstAnswer(tx, { communityId, matterId, answer, way, at: now, by: actor.staffId })
  return keep(context, complaint, {})
})

/** The result of the handling: it meets the clock of 24 hours. The owner now has the word. */
export const resolveComplaint = useCase(contract.resolveComplaint, async (context, input) => {
  const { actor, now } = context
  const { matterId, communityId: _, version, ...resolution } = input
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  demandMayHandle(complaint, actor)
  demandVersion(complaint, { version, yours: resolution })
  await moveMatter(context, complaint, {
    kind: complaintKind,
    action: 'resolve',
    note: told(resolution),
    clocks: { meets: [HANDLED.id, REDONE.id] },
  })
  return keep(context, complaint, { ...resolution, resolvedAt: now, handledBy: actor.staffId })
})

type Resolution = Required<
  Pick<ComplaintStep, 'validity' | 'causeKind' | 'cause' | 'action' | 'result' | 'explanation'>
>

/** The whole resolution in the timeline: a later one, after a reopening, does not wipe it out. */
const told = ({ validity, causeKind, cause, action, result, explanation }: Resolution): string =>
  [
    `认定：${validityNames[validity]}`,
    `原因（${causeKindNames[causeKind]}）：${cause}`,
    `措施：${action}`,
    `结果：${result}`,
    ...(explanation.trim() === '' ? [] : [`向业主解释：${explanation}`]),
  ].join('\n')

type StaffContext = Parameters<typeof showComplaint>[0] &
  MatterContext & { audit(note: { subject: { kind: string; id: string }; fields?: string[] }): void }

const keep = async (context: StaffContext, { id: matterId }: LockedMatter, step: ComplaintStep) => {
  await saveComplaint(context.tx, { communityId: context.communityId, matterId, step })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', ...Object.keys(step)] })
  return showComplaint(context, matterId)
}
