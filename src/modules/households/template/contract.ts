import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'

/** Our own template: one sheet per register, in words, with notes; empty, or filled with today's data. */
export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/import-template',
  right: 'households.import',
  summary: '下载导入模板',
  params: z.object({ communityId }),
  query: z.strictObject({ filled: z.stringbool().default(false) }),
  output: z.object({}),
  produces: 'file',
  refusals: ['platform.exports-busy', 'platform.exports-too-often'],
})
