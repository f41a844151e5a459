import { strictly } from '../../kernel/clock-policy.ts'
import type { BusinessDate } from '../../kernel/dates.ts'
import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { openMatter } from './open-matter.ts'
import { showMatter } from './read-matter.ts'
import { refuse } from './refusals.ts'
import { taskKind } from './task.process.ts'
import { insertTask } from './task.store.ts'

/** Assigns a task: its deadline is 24:00 of the day, whatever day that is. */
export const createTask = useCase(contract.createTask, async (context, input) => {
  const { tx, communityId, today } = context
  if (input.dueOn < today) throw refuse('due-in-the-past')
  const { id } = await openMatter(context, {
    kind: taskKind,
    title: input.title,
    description: input.description,
    channel: 'staff',
    priority: input.priority,
    place: input.place,
    assignee: input.to,
    clocks: [deadlineOn(input.dueOn)],
    beside: (matterId) =>
      insertTask(tx, { communityId, matterId, flavour: input.flavour, counterpart: input.counterpart }),
  })
  context.audit({ subject: { kind: 'matter', id } })
  return showMatter(context, id)
})

const deadlineOn = (date: BusinessDate) => ({
  rule: 'task.deadline',
  name: '完成期限',
  // A leader may give a task a later day, once and with the reason.
  policy: { ...strictly({ kind: 'by-date', date }), extension: 'once' } as const,
})
