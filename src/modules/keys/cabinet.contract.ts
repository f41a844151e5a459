import { z } from 'zod'
import { line } from '../../kernel/chinese-text.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import { everyField, optionalLine } from '../estate/contract.ts'
import { cabinetId, keyId } from './key.contract.ts'

export const cabinet = z.object({
  id: cabinetId,
  name: z.string(),
  place: z.string(),
  hooks: z.int(),
  used: z.int(),
  /** The lowest hook that is free; null when the cabinet is full. */
  freeHook: z.int().nullable(),
  version: z.int(),
})
export type Cabinet = z.output<typeof cabinet>

/** A hook that is kept for a key; the others are free. */
export const takenHook = z.object({
  hook: z.int(),
  keyId,
  number: z.string(),
  place: z.string(),
  state: z.enum(['stored', 'lent']),
  borrowerName: z.string(),
  overdue: z.boolean(),
})
export type TakenHook = z.output<typeof takenHook>

const inCommunity = z.object({ communityId })
const onCabinet = z.object({ communityId, cabinetId })

export const listCabinets = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-cabinets',
  right: 'keys.read',
  summary: '钥匙柜',
  params: inCommunity,
  output: z.object({ cabinets: z.array(cabinet) }),
})

export const showCabinet = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-cabinets/{cabinetId}',
  right: 'keys.read',
  summary: '钥匙柜钩位图',
  params: onCabinet,
  output: cabinet.extend({ taken: z.array(takenHook) }),
  refusals: ['keys.cabinet-not-found'],
})

const facts = {
  name: line({ name: '钥匙柜名称', most: 40 }),
  place: optionalLine({ name: '位置', most: 80 }),
  hooks: z.int('钩位数须为整数').min(1, '至少 1 个钩位').max(5000, '最多 5000 个钩位').default(100),
}

export const createCabinet = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/key-cabinets',
  right: 'keys.manage',
  summary: '新建钥匙柜',
  params: inCommunity,
  body: z.strictObject(facts),
  output: cabinet,
  refusals: ['keys.cabinet-name-taken'],
})

export const changeCabinet = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/key-cabinets/{cabinetId}',
  right: 'keys.manage',
  summary: '修改钥匙柜',
  params: onCabinet,
  body: z.strictObject({ version: z.int(), ...everyField(facts) }),
  output: cabinet,
  refusals: [
    'keys.cabinet-not-found',
    'keys.cabinet-name-taken',
    'keys.cabinet-in-use',
    'keys.cabinet-changed-meanwhile',
  ],
})
