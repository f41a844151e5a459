import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { demandHolder } from './holder.rules.ts'
import { demandVersion, holdMatter, moveMatter, wasRecorded } from './move-matter.ts'
import { showMatter } from './read-matter.ts'
import { taskKind } from './task.process.ts'
import { flavourOf, saveTask } from './task.store.ts'

/** Takes a task on: from now on it lies with the person who accepted it, also where it was given to a role. */
export const acceptTask = useCase(contract.acceptTask, async (context, { matterId, id: recordId }) => {
  const matter = await holdMatter(context, { matterId, kind: taskKind })
  if (await wasRecorded(context, { matterId, recordId, action: 'accept' })) return showMatter(context, matterId)
  demandHolder(matter, context.actor)
  const assignee = { staffId: context.actor.staffId }
  await moveMatter(context, matter, { kind: taskKind, action: 'accept', assignee, recordId })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'assignee'] })
  return showMatter(context, matterId)
})

/** Sends a task back, with the reason, to whoever gave it. */
export const refuseTask = useCase(contract.refuseTask, async (context, { matterId, id: recordId, reason }) => {
  const matter = await holdMatter(context, { matterId, kind: taskKind })
  if (await wasRecorded(context, { matterId, recordId, action: 'refuse' })) return showMatter(context, matterId)
  demandHolder(matter, context.actor)
  const assignee = matter.openedBy ? { staffId: matter.openedBy } : null
  await moveMatter(context, matter, { kind: taskKind, action: 'refuse', note: reason, assignee, recordId })
  await saveTask(context.tx, { communityId: context.communityId, matterId, refusalReason: reason })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'], reason })
  return showMatter(context, matterId)
})

/** Closes a task with its result. */
export const finishTask = useCase(contract.finishTask, async (context, input) => {
  const { tx, communityId } = context
  const { matterId, id: recordId, result, answeredBy } = input
  const matter = await holdMatter(context, { matterId, kind: taskKind })
  if (await wasRecorded(context, { matterId, recordId, action: 'finish' })) return showMatter(context, matterId)
  demandHolder(matter, context.actor)
  const facts = { flavour: await flavourOf(tx, { communityId, matterId }), answeredBy }
  const clocks = { meets: ['task.deadline'] }
  await moveMatter(context, matter, { kind: taskKind, action: 'finish', note: result, clocks, recordId, facts })
  await saveTask(tx, { communityId, matterId, result, answeredBy })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'result'] })
  return showMatter(context, matterId)
})

/** Withdraws a task, with the reason. */
export const cancelTask = useCase(contract.cancelTask, async (context, { matterId, id: recordId, version, reason }) => {
  const matter = await holdMatter(context, { matterId, kind: taskKind })
  if (await wasRecorded(context, { matterId, recordId, action: 'cancel' })) return showMatter(context, matterId)
  demandVersion(matter, { version, yours: { reason } })
  await moveMatter(context, matter, { kind: taskKind, action: 'cancel', note: reason })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'], reason })
  return showMatter(context, matterId)
})
