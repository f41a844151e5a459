import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { sortBy } from '../../../kernel/list-column.ts'
import { everyField, house, houseId, optionalLine, optionalParagraphs } from '../../estate/contract.ts'
import { partyId } from '../parties/contract.ts'

export const titleId = idOf('TitleId')
export type TitleId = z.output<typeof titleId>

export const titleForm = z.enum(['sole', 'joint', 'by-shares'])
export type TitleForm = z.output<typeof titleForm>
export const titleFormNames: Readonly<Record<TitleForm, string>> = {
  sole: '单独所有',
  joint: '共同共有',
  'by-shares': '按份共有',
}

/** 取得方式: how the title came to its holders; kept for ever (§12.4.1). */
export const titleManner = z.enum([
  'first-sale',
  'resale',
  'inheritance',
  'gift',
  'court',
  'exchange',
  'imported',
  'other',
])
export type TitleManner = z.output<typeof titleManner>
export const titleMannerNames: Readonly<Record<TitleManner, string>> = {
  'first-sale': '首次购买',
  resale: '二手买卖',
  inheritance: '继承',
  gift: '赠与',
  court: '法院裁判',
  exchange: '互换',
  imported: '资料导入',
  other: '其他',
}

const share = z.strictObject({
  numerator: z.int('份额须为整数').min(1, '份额至少 1').max(10_000, '份额最大 10000'),
  denominator: z.int('份额须为整数').min(1, '份额至少 1').max(10_000, '份额最大 10000'),
})
export type Share = z.output<typeof share>

const holderInput = z.strictObject({ partyId, share: share.nullable().default(null) })
export type HolderInput = z.output<typeof holderInput>

export const holder = z.object({ partyId, name: z.string(), share: share.nullable() })

/** A row of the title register (产权登记): one per house and period, half-open, with the house's fields of §12.4.3. */
export const title = z.object({
  id: titleId,
  house: house.pick({
    id: true,
    spelling: true,
    name: true,
    kind: true,
    layout: true,
    builtArea: true,
    usableArea: true,
    landArea: true,
    useStatus: true,
    attachedFacilities: true,
    garageUse: true,
    note: true,
  }),
  from: businessDate,
  /** The first day it no longer holds; null while it runs. */
  until: businessDate.nullable(),
  form: titleForm,
  manner: titleManner,
  certificateNumber: z.string(),
  note: z.string(),
  holders: z.array(holder),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  version: z.int(),
})
export type Title = z.output<typeof title>

const facts = {
  form: titleForm,
  manner: titleManner,
  holders: z.array(holderInput).min(1, '请选择产权人').max(50, '产权人最多 50 个'),
  certificateNumber: optionalLine({ name: '产权证号', most: 60 }),
  note: optionalParagraphs({ name: '备注', most: 500 }),
}
const faults = [
  'households.holders-wrong',
  'households.period-turned',
  'households.title-overlap',
  'households.not-found',
]

/** Without `houseId` the register of the community by the day titles began, the newest first; with it one house's history. */
export const listTitles = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/titles',
  right: 'households.read',
  summary: '产权登记',
  params: z.object({ communityId }),
  query: z.strictObject({
    houseId: houseId.optional(),
    manner: titleManner.optional(),
    /** Titles that began on or after this day … */
    from: businessDate.optional(),
    /** … and before this one. */
    until: businessDate.optional(),
    /** Only the titles in force on this day. */
    on: businessDate.optional(),
    /** The beginning of a house's spelling, or of the name of a holder. */
    q: z.string().trim().max(60).optional(),
    /** The newest first where nothing else is said. */
    sort: sortBy('from', 'house').default('-from'),
    /** The last title of the page before. */
    after: titleId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ titles: z.array(title), next: titleId.nullable() }),
})

export const recordTitle = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/houses/{houseId}/titles',
  right: 'households.manage-titles',
  summary: '登记产权',
  params: z.object({ communityId, houseId }),
  body: z.strictObject({ from: businessDate, until: businessDate.nullable().default(null), ...facts }),
  output: title,
  refusals: faults,
})

/** Ends the running title on the day the new one begins, in one act. */
export const transferTitle = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/titles/{titleId}/transfer',
  right: 'households.manage-titles',
  summary: '办理产权过户',
  params: z.object({ communityId, titleId }),
  body: z.strictObject({ version: z.int(), on: businessDate, ...facts }),
  output: title,
  refusals: [...faults, 'households.changed-meanwhile', 'households.title-ended'],
})

export const endTitle = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/titles/{titleId}/end',
  right: 'households.manage-titles',
  summary: '终止产权登记',
  params: z.object({ communityId, titleId }),
  body: z.strictObject({ version: z.int(), on: businessDate, reason: line({ name: '终止原因', most: 200 }) }),
  output: title,
  refusals: [
    'households.not-found',
    'households.changed-meanwhile',
    'households.title-ended',
    'households.period-turned',
  ],
})

export const correctTitle = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/titles/{titleId}',
  right: 'households.correct-titles',
  summary: '更正产权登记',
  params: z.object({ communityId, titleId }),
  body: z.strictObject({
    version: z.int(),
    from: businessDate,
    until: businessDate.nullable(),
    ...everyField(facts),
    reason: line({ name: '更正原因', most: 200 }),
  }),
  output: title,
  refusals: [...faults, 'households.changed-meanwhile'],
})
