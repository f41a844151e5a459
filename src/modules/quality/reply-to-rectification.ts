import { useCase } from '../../platform/http/use-case.ts'
import { holdMatter, moveMatter, wasRecorded } from '../matters/index.ts'
import * as contract from './contract.ts'
import { showRectification } from './read-rectification.ts'
import { type RectificationAction, rectificationKind } from './rectification.process.ts'
import { checkedBy, DEADLINE, demandMayReply } from './rectification.rules.ts'
import { rectificationOf, saveRectification } from './rectification.store.ts'

/** Takes the notice on: from now on it lies with the person who signed for it, also where it went to a role. */
export const acknowledgeRectification = useCase(contract.acknowledgeRectification, async (context, input) => {
  const { tx, communityId, actor, now } = context
  const { matterId } = input
  const { matter, done } = await hold(context, input, 'acknowledge')
  if (done) return showRectification(context, matterId)
  demandMayReply(matter, actor)
  // The desk records the receipt for one who rings in: it stays with that person.
  const acknowledgedBy = matter.assigneeStaffId ?? actor.staffId
  const assignee = { staffId: acknowledgedBy }
  await moveMatter(context, matter, { kind: rectificationKind, action: 'acknowledge', assignee, recordId: input.id })
  await saveRectification(tx, { communityId, matterId, step: { acknowledgedAt: now, acknowledgedBy } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'] })
  return showRectification(context, matterId)
})

/** Says what was done; it now lies with whoever is to check it. */
export const replyToRectification = useCase(contract.replyToRectification, async (context, input) => {
  const { tx, communityId, actor, now } = context
  const { matterId, reply } = input
  const { matter, done } = await hold(context, input, 'reply')
  if (done) return showRectification(context, matterId)
  demandMayReply(matter, actor)
  const notice = await rectificationOf(tx, { communityId, matterId })
  await moveMatter(context, matter, {
    kind: rectificationKind,
    action: 'reply',
    note: reply,
    assignee: notice ? checkedBy(notice.to) : null,
    clocks: { meets: [DEADLINE] },
    recordId: input.id,
  })
  const step = { reply, repliedAt: now, repliedBy: actor.staffId, checkedAt: null, checkedBy: null }
  await saveRectification(tx, { communityId, matterId, step })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'reply'] })
  return showRectification(context, matterId)
})

type Recorded = Parameters<typeof wasRecorded>[1]

const hold = async (
  context: Parameters<typeof wasRecorded>[0],
  input: { matterId: Recorded['matterId']; id?: string | undefined },
  action: RectificationAction,
) => {
  const matter = await holdMatter(context, { matterId: input.matterId, kind: rectificationKind })
  const done = await wasRecorded(context, { matterId: input.matterId, recordId: input.id, action })
  return { matter, done }
}
