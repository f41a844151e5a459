import { type Actor, useCase } from '../../platform/http/use-case.ts'
import {
  demandVersion,
  holdMatter,
  type LockedMatter,
  type MatterContext,
  type MatterId,
  moveMatter,
  refuse,
} from '../matters/index.ts'
import * as contract from './contract.ts'
import { showRectification } from './read-rectification.ts'
import { rectificationKind } from './rectification.process.ts'
import { demandChecker, demandDeadlineAhead, putRightBy } from './rectification.rules.ts'
import { type Notice, rectificationOf, saveRectification } from './rectification.store.ts'

/** Another person than those who put it right looks at it and finds it good: the notice is closed. */
export const passRectification = useCase(contract.passRectification, async (context, input) => {
  const { tx, communityId, actor, now } = context
  const { matterId, version, note } = input
  const { matter } = await heldByChecker(context, { matterId, version, yours: { note } })
  await moveMatter(context, matter, { kind: rectificationKind, action: 'pass', note })
  const step = { checkNote: note, checkedAt: now, checkedBy: actor.staffId }
  await saveRectification(tx, { communityId, matterId, step })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'] })
  return showRectification(context, matterId)
})

/** Not good yet: back to whoever put it right, with the reason and a new deadline; what was breached stays so. */
export const sendBackRectification = useCase(contract.sendBackRectification, async (context, input) => {
  const { tx, communityId, actor, now, today } = context
  const { matterId, version, reason, deadline } = input
  const { matter, notice } = await heldByChecker(context, { matterId, version, yours: { reason, deadline } })
  demandDeadlineAhead(deadline, today)
  await moveMatter(context, matter, {
    kind: rectificationKind,
    action: 'send-back',
    note: reason,
    assignee: notice.acknowledgedBy ? { staffId: notice.acknowledgedBy } : notice.to,
    clocks: { starts: [putRightBy(deadline)] },
  })
  const checked = { checkNote: reason, checkedAt: now, checkedBy: actor.staffId }
  await saveRectification(tx, {
    communityId,
    matterId,
    step: { ...checked, deadline, sentBack: notice.sentBack + 1 },
  })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'deadline'], reason })
  return showRectification(context, matterId)
})

const heldByChecker = async (
  context: MatterContext & { readonly actor: Actor },
  o: { matterId: MatterId; version: number; yours: Readonly<Record<string, unknown>> },
): Promise<{ matter: LockedMatter; notice: Notice }> => {
  const { tx, communityId, actor } = context
  const matter = await holdMatter(context, { matterId: o.matterId, kind: rectificationKind })
  demandVersion(matter, o)
  const notice = await rectificationOf(tx, { communityId, matterId: o.matterId })
  if (!notice) throw refuse('not-found')
  const toStaffId = 'staffId' in notice.to ? notice.to.staffId : null
  demandChecker({ ...notice, number: matter.number, toStaffId }, actor)
  return { matter, notice }
}
