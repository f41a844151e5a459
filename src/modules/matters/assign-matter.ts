import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { kindOf } from './matter-kind.ts'
import { demandVersion, holdMatter, moveMatter } from './move-matter.ts'
import { showMatter } from './read-matter.ts'
import { refuse } from './refusals.ts'

/** Gives a matter to a person or a role, where its process has the step `assign`. */
export const assignMatter = useCase(contract.assignMatter, async (context, input) => {
  const { matterId, to, note } = input
  const matter = await holdMatter(context, { matterId })
  demandVersion(matter, { version: input.version, yours: { to, note } })
  const kind = kindOf(matter.kind)
  if (!kind) throw refuse('not-found')
  await moveMatter(context, matter, { kind, action: 'assign', assignee: to, note })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['assignee'] })
  return showMatter(context, matterId)
})
