import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { addEntry } from './matter.store.ts'
import { holdMatter, wasRecorded } from './move-matter.ts'
import { showMatter } from './read-matter.ts'

export const commentOnMatter = useCase(contract.commentOnMatter, async (context, input) => {
  const { tx, communityId, actor, now } = context
  const { matterId, id: recordId, kind, body } = input
  const matter = await holdMatter(context, { matterId })
  if (!(await wasRecorded(context, { matterId, recordId, action: kind }))) {
    const id = recordId ?? crypto.randomUUID()
    context.tell({ name: 'matters.commented', payload: { matterId, kind: matter.kind, entry: kind } })
    await addEntry(tx, { communityId, matter, entry: { id, kind, at: now, authorId: actor.staffId, body } })
  }
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['timeline'] })
  return showMatter(context, matterId)
})
