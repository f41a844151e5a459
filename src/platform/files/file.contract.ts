import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf } from '../../kernel/id.ts'

export const openFile = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/files/{fileId}',
  right: 'signed-in',
  summary: '打开附件',
  params: z.object({ communityId, fileId: idOf('FileId') }),
  query: z.strictObject({
    variant: z.enum(['whole', 'small']).default('whole'),
    until: z.coerce.number().int(),
    signature: z.string().max(128),
  }),
  output: z.object({}),
  produces: 'file',
  refusals: ['files.link-over', 'files.gone'],
})
