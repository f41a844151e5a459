import { registerFile } from '../../platform/files/file.store.ts'
import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './attachment.contract.ts'
import { attachmentsOf, insertAttachment, retractAttachment } from './attachment.store.ts'
import { addEntry } from './matter.store.ts'
import { holdMatter, wasRecorded } from './move-matter.ts'
import { showMatter } from './read-matter.ts'
import { refuse } from './refusals.ts'

/** Adds a file to a matter, also to a closed one: a photo made without signal may arrive late. */
export const attachFile = useCase(contract.attachFile, async (context, { matterId, id: recordId, purpose }) => {
  const { tx, communityId, actor, now, file } = context
  const matter = await holdMatter(context, { matterId })
  if (await wasRecorded(context, { matterId, recordId, action: 'attached' })) return showMatter(context, matterId)
  const id = recordId ?? crypto.randomUUID()
  const fileId = await registerFile(tx, { communityId, file, by: actor.staffId, at: now })
  await insertAttachment(tx, { communityId, id, matterId, fileId, purpose, by: actor.staffId, at: now })
  const body = purpose === '' ? file.name : `${purpose}：${file.name}`
  await addEntry(tx, { communityId, matter, entry: { id, kind: 'attached', at: now, authorId: actor.staffId, body } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['attachments'] })
  context.tell({ name: 'matters.attached', payload: { matterId, kind: matter.kind, attachmentId: id } })
  return showMatter(context, matterId)
})

/** Takes a file back, with the reason: whoever added it, and those who may change matters. The row stays. */
export const retractFile = useCase(contract.retractFile, async (context, { matterId, attachmentId, reason }) => {
  const { tx, communityId, actor, now } = context
  const matter = await holdMatter(context, { matterId })
  const attachment = (await attachmentsOf(tx, { communityId, matterId })).find(({ id }) => id === attachmentId)
  if (!attachment) throw refuse('no-such-attachment')
  if (attachment.addedById !== actor.staffId && !actor.rights.has('matters.edit')) {
    throw refuse('not-your-attachment', { addedBy: attachment.addedBy })
  }
  const taken = await retractAttachment(tx, { communityId, id: attachmentId, by: actor.staffId, at: now, reason })
  if (!taken) throw refuse('attachment-retracted', { by: attachment.retractedBy })
  const body = `${attachment.name}\n${reason}`
  const entry = { id: crypto.randomUUID(), kind: 'retracted', at: now, authorId: actor.staffId, body } as const
  await addEntry(tx, { communityId, matter, entry })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['attachments'], reason })
  return showMatter(context, matterId)
})
