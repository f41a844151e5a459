import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { optionalLine, optionalParagraphs } from '../../estate/contract.ts'

const inCommunity = z.object({ communityId })

export const contractorId = idOf('ContractorId')
export type ContractorId = z.output<typeof contractorId>

const facts = {
  name: line({ name: '单位名称', most: 60 }),
  contact: optionalLine({ name: '联系人', most: 40 }),
  /** A service number, a landline with its extension: whatever is dialled. */
  phone: optionalLine({ name: '电话', most: 40 }),
  partCodes: z.array(z.string().min(1).max(40)).max(50).default([]),
  note: optionalParagraphs({ name: '备注', most: 500 }),
}

/** A company that the developer sends for warranty repairs, and the parts it answers for. */
export const contractor = z.object({
  id: contractorId,
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  partCodes: z.array(z.string()),
  /** The same in words, in the order of the parts. */
  partNames: z.array(z.string()),
  note: z.string(),
  retired: z.boolean(),
  /** Orders that lie with it now. */
  open: z.int(),
  version: z.int(),
})
export type Contractor = z.output<typeof contractor>

export const listContractors = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/contractors',
  right: 'work-orders.see',
  summary: '保修单位',
  params: inCommunity,
  query: z.strictObject({
    /** With those that are retired. */
    all: z.stringbool().optional(),
  }),
  output: z.object({ contractors: z.array(contractor) }),
})

export const createContractor = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/contractors',
  right: 'work-orders.set-contractors',
  summary: '新增保修单位',
  params: inCommunity,
  body: z.strictObject(facts),
  output: contractor,
  refusals: ['work-orders.contractor-known'],
})

export const setContractor = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/contractors/{contractorId}',
  right: 'work-orders.set-contractors',
  summary: '修改保修单位',
  params: z.object({ communityId, contractorId }),
  body: z.strictObject({ version: z.int().min(1), ...facts, retired: z.boolean().default(false) }),
  output: contractor,
  refusals: ['work-orders.contractor-known', 'work-orders.contractor-changed', 'work-orders.no-such-contractor'],
})

export const contactOutcomeNames = {
  unreached: '未接通',
  told: '已通知',
  promised: '约定上门',
  declined: '拒绝维修',
} as const
export type ContactOutcome = keyof typeof contactOutcomeNames
export const contactOutcome = z.enum(['unreached', 'told', 'promised', 'declined']).meta({ description: '联系结果' })

/** What is written down after the contractor was called: who was reached, what was said, what was promised. */
export const contactToRecord = {
  outcome: contactOutcome,
  spokeWith: optionalLine({ name: '对方接听人', most: 40 }),
  said: optionalParagraphs({ name: '通话内容', most: 1000 }),
  promisedOn: businessDate.nullable().default(null),
}

export const contractorContact = z.object({
  id: z.uuid(),
  contractorName: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  outcome: contactOutcome,
  spokeWith: z.string(),
  said: z.string(),
  promisedOn: businessDate.nullable(),
})
