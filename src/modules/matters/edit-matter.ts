import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { saveStep } from './matter.store.ts'
import { demandVersion, holdMatter } from './move-matter.ts'
import { showMatter } from './read-matter.ts'
import { refuse } from './refusals.ts'

export const editMatter = useCase(contract.editMatter, async (context, input) => {
  const { tx, communityId, actor, now } = context
  const { matterId, title, description } = input
  const matter = await holdMatter(context, { matterId })
  demandVersion(matter, { version: input.version, yours: { title, description } })
  if (matter.closedAt) throw refuse('closed', { number: matter.number })
  const changes = { title: title ?? matter.title, description: description ?? matter.description }
  const entry = { kind: 'edited', at: now, authorId: actor.staffId, body: whatChanged(matter, changes) } as const
  await saveStep(tx, { communityId, matter, changes, entry: { id: crypto.randomUUID(), ...entry }, clocks: [] })
  context.tell({ name: 'matters.edited', payload: { matterId, kind: matter.kind } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['title', 'description'] })
  return showMatter(context, matterId)
})

interface Texts {
  readonly title: string
  readonly description: string
}

/** What stood there before stays in the timeline. */
const whatChanged = (before: Texts, after: Texts): string =>
  [
    ...(before.title === after.title ? [] : [`标题原为：${before.title}`]),
    ...(before.description === after.description ? [] : [`情况说明原为：${before.description || '（空）'}`]),
  ].join('\n')
