import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import * as shape from './shapes.ts'

const oneMatter = z.object({ communityId, matterId: shape.matterId })

/** A photo of today's phones has 3–12 MB; a scanned contract may have more. */
const MOST_BYTES = 20 * 1024 * 1024

export const attachFile = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/{matterId}/attachments',
  right: 'matters.comment',
  summary: '添加附件',
  params: oneMatter,
  upload: { maxBytes: MOST_BYTES, keep: true },
  body: z.strictObject({
    /** Of the record on a phone: sent twice, it is one attachment. */
    id: z.uuid().optional(),
    /** What it shows, where a step asked for it: `完工照片`. */
    purpose: z.string().trim().max(20).default(''),
  }),
  output: shape.matterDetail,
  refusals: ['matters.record-used', 'files.not-permitted', 'files.quota-used', 'files.disk-full'],
})

export const retractFile = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/{matterId}/attachments/{attachmentId}/retract',
  right: 'matters.comment',
  summary: '撤回附件',
  params: oneMatter.extend({ attachmentId: z.uuid() }),
  body: z.strictObject({ reason: shape.reason }),
  output: shape.matterDetail,
  refusals: ['matters.no-such-attachment', 'matters.not-your-attachment', 'matters.attachment-retracted'],
})
