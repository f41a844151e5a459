import { reading } from '../http/use-case.ts'
import * as contract from './file.contract.ts'
import { fileOf } from './file.store.ts'
import { refuse } from './refusals.ts'
import { opens } from './signed-link.ts'

/** Opens a file by a link that was made for this very person. Photos may be shown; everything else is only saved. */
export const openFile = reading(contract.openFile, async (context, { communityId, ...link }) => {
  const { tx, actor, now, files } = context
  if (!opens({ ...link, communityId, staffId: actor.staffId, now })) throw refuse('link-over')
  const file = await fileOf(tx, { communityId, fileId: link.fileId })
  if (!file) throw refuse('link-over')
  const hash = (link.variant === 'small' ? file.thumbnail : null) ?? file.hash
  const shown = file.kind === 'photo' ? ({ inline: true } as const) : {}
  return { name: file.name, mediaType: file.mediaType, body: await files.read(hash), ...shown }
})
