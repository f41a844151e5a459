import { useCase } from '../../../platform/http/use-case.ts'
import type { Place } from '../../matters/contract.ts'
import type { LockedMatter, MatterId } from '../../matters/index.ts'
import { openRectification } from '../../quality/index.ts'
import { closeAfterCallback, redoAfterCallback } from '../../work-orders/index.ts'
import * as contract from '../callback.contract.ts'
import { callbackRuleIds } from '../callback.process.ts'
import { answersInWords, demandOpinion } from '../callback.rules.ts'
import { holdForStep, moveCallback, rungBy, type StaffContext } from './attempt-callback.ts'
import { addAttempt, type HeldCallback, saveRecorded } from './callback.store.ts'
import { showCallback } from './read-callback.ts'

/**
 * The owner was reached, and this is what was said. A problem opens the rectification notice, whose clock of 24 hours
 * begins (§12.3.5), and sends the repair back to work where that is wanted; its next finish plans the next callback.
 */
export const recordCallback = useCase(contract.recordCallback, async (context, input) => {
  const { tx, communityId, now, actor } = context
  const { matterId, version, satisfaction, workQuality, attitude, opinion, problem, closes } = input
  const answers = { satisfaction, workQuality, attitude, opinion, problem }
  const { matter, callback } = await holdForStep(context, { matterId, version, yours: answers })
  demandOpinion(answers)
  await moveCallback(context, matter, { action: 'record', note: answersInWords(answers), meets: callbackRuleIds })
  await addAttempt(tx, { ...rungBy(context, matterId), outcome: 'reached', callAgainAt: null, note: opinion })
  const rectificationId = problem && (await openNotice(context, { matter, callback, problem }))
  const recorded = { satisfaction, workQuality, attitude, opinion, problem: problem !== null, rectificationId }
  await saveRecorded(tx, { communityId, matterId, at: now, by: actor.staffId, recorded })
  if (problem?.rework === 'redo') await sendBack(context, { callback, problem })
  if (problem === null && closes === 'repair') await closeRepair(context, { matter, callback })
  return showCallback(context, matterId)
})

interface Found {
  readonly callback: HeldCallback
  readonly problem: contract.ProblemFound
}

const openNotice = async (context: StaffContext, o: Found & { matter: LockedMatter }): Promise<MatterId> => {
  const { callback, problem, matter } = o
  const { about } = callback
  const { id } = await openRectification(context, {
    subject: subjectOf(o),
    place: matter.houseId ? ({ kind: 'house', id: matter.houseId } as Place) : { kind: 'none' },
    wrong: problem.wrong,
    demand: problem.demand,
    to: problem.to ?? doneBy(callback),
    deadline: problem.deadline,
    source: { kind: 'callback', id: matter.id },
  })
  context.tell({
    name: 'callbacks.problem-found',
    payload: { matterId: matter.id, rectificationId: id, aboutMatterId: about?.id ?? null },
  })
  return id
}

const subjectOf = ({ callback: { about }, matter }: { callback: HeldCallback; matter: LockedMatter }) => {
  if (!about) return { kind: 'callback', name: matter.title, matterId: matter.id } as const
  const kind = about.kind === 'repair' || about.kind === 'complaint' ? about.kind : 'callback'
  return { kind, name: [...about.title].slice(0, 80).join(''), matterId: about.id } as const
}

/** Whoever did the work; where nobody is named, all technicians for a repair and the supervisor for anything else. */
const doneBy = ({ technicianId, about }: HeldCallback) => {
  if (technicianId) return { staffId: technicianId }
  return { role: about?.kind === 'repair' ? ('technician' as const) : ('supervisor' as const) }
}

const sendBack = async (context: StaffContext, { callback, problem }: Found): Promise<void> => {
  if (callback.about?.kind !== 'repair') return
  await redoAfterCallback(context, {
    matterId: callback.about.id,
    to: callback.technicianId ? { staffId: callback.technicianId } : { role: 'technician' },
    reason: problem.wrong,
  })
}

const closeRepair = async (
  context: StaffContext,
  { callback, matter }: { callback: HeldCallback; matter: LockedMatter },
): Promise<void> => {
  if (callback.about?.kind !== 'repair') return
  await closeAfterCallback(context, { matterId: callback.about.id, note: `回访 ${matter.number} 住户满意` })
}
