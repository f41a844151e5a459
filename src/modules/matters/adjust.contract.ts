import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import * as shape from './shapes.ts'

const oneMatter = z.object({ communityId, matterId: shape.matterId })
const oneClock = oneMatter.extend({ rule: z.string().max(60) })
const version = z.int().min(1)
const common = ['matters.changed-meanwhile', 'matters.closed', 'matters.not-by-hand'] as const
const ofClock = [...common, 'matters.no-such-clock'] as const

export const extendClock = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/{matterId}/clocks/{rule}/extend',
  right: 'matters.extend',
  summary: '延长时限',
  params: oneClock,
  body: z.strictObject({ version, until: z.iso.datetime({ offset: true }), reason: shape.reason }),
  output: shape.matterDetail,
  refusals: [...ofClock, 'clock.not-extendable', 'clock.already-extended', 'clock.extension-not-later', 'clock.paused'],
})

export const pauseClock = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/{matterId}/clocks/{rule}/pause',
  right: 'matters.edit',
  summary: '暂停计时',
  params: oneClock,
  body: z.strictObject({ version, reason: z.string().min(1).max(50) }),
  output: shape.matterDetail,
  refusals: [...ofClock, 'clock.pause-not-permitted', 'clock.pause-limit-used', 'clock.paused'],
})

export const resumeClock = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/{matterId}/clocks/{rule}/resume',
  right: 'matters.edit',
  summary: '恢复计时',
  params: oneClock,
  body: z.strictObject({ version }),
  output: shape.matterDetail,
  refusals: [...ofClock, 'clock.not-paused'],
})

export const changePriority = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/{matterId}/priority',
  right: 'matters.edit',
  summary: '调整紧急程度',
  params: oneMatter,
  body: z.strictObject({ version, priority: shape.priority, reason: shape.reason }),
  output: shape.matterDetail,
  refusals: [...common, 'matters.same-priority'],
})
