import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { sortBy } from '../../../kernel/list-column.ts'
import { phoneText } from '../../../kernel/phone.ts'
import { everyField, houseId, optionalLine, optionalParagraphs } from '../../estate/contract.ts'

export const partyId = idOf('PartyId')
export type PartyId = z.output<typeof partyId>

export const partyKind = z.enum(['person', 'organisation'])
export type PartyKind = z.output<typeof partyKind>
export const partyKindNames: Readonly<Record<PartyKind, string>> = { person: '个人', organisation: '单位' }

export const sex = z.enum(['', 'male', 'female'])
export const sexNames: Readonly<Record<z.output<typeof sex>, string>> = { '': '', male: '男', female: '女' }

export const identityKind = z.enum([
  'resident-id',
  'passport',
  'hk-macao-permit',
  'taiwan-permit',
  'foreigner-permit',
  'military-id',
  'credit-code',
  'other',
])
export type IdentityKind = z.output<typeof identityKind>
export const identityKindNames: Readonly<Record<IdentityKind, string>> = {
  'resident-id': '居民身份证',
  passport: '护照',
  'hk-macao-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'foreigner-permit': '外国人永久居留身份证',
  'military-id': '军人证件',
  'credit-code': '统一社会信用代码',
  other: '其他证件',
}

const phone = z.object({ number: z.string(), label: z.string() })
const phoneInput = z.strictObject({ number: phoneText, label: optionalLine({ name: '电话说明', most: 20 }) })

/** By what right somebody is connected with a house today. */
export const houseRole = z.enum(['holder', 'tenant', 'occupant'])
export type HouseRole = z.output<typeof houseRole>
export const houseRoleNames: Readonly<Record<HouseRole, string>> = { holder: '业主', tenant: '租户', occupant: '住户' }

const partyBase = {
  id: partyId,
  kind: partyKind,
  name: z.string(),
  sex,
  birthDate: businessDate.nullable(),
  identityKind: identityKind.nullable(),
  /** All but the last four characters hidden; empty where none is recorded. */
  identityMasked: z.string(),
  note: z.string(),
  /** 关怀提示: an old person alone, someone in a wheelchair. */
  careNote: z.string(),
  /** Set where this record was merged into another one. */
  mergedInto: partyId.nullable(),
  houses: z.array(z.object({ houseId, spelling: z.string(), role: houseRole })),
  version: z.int(),
}

/** A party (业户) with whole phone numbers; who opens it is in the audit. */
export const party = z.object({ ...partyBase, phones: z.array(phone) })
export type Party = z.output<typeof party>

/** A party in a list: phones masked. */
export const partyInList = z.object({ ...partyBase, phones: z.array(phone) }).meta({ description: '电话已打码' })

/** Why another record may be the same person. */
export const duplicateReason = z.enum(['identity', 'phone', 'name-in-house'])
export type DuplicateReason = z.output<typeof duplicateReason>
export const duplicateReasonNames: Readonly<Record<DuplicateReason, string>> = {
  identity: '证件号码相同',
  phone: '电话相同',
  'name-in-house': '同一房屋同名',
}
export const duplicate = z.object({
  partyId,
  name: z.string(),
  reasons: z.array(duplicateReason),
  spellings: z.array(z.string()),
  phones: z.array(z.string()),
  identityMasked: z.string(),
})
export type Duplicate = z.output<typeof duplicate>

/** A party as it stands after a write, with the records that look like the same person: flagged, never merged silently. */
export const savedParty = z.object({ party, duplicates: z.array(duplicate) })

const identityInput = z.strictObject({
  kind: identityKind,
  number: line({ name: '证件号码', most: 40 }),
})
const facts = {
  kind: partyKind.default('person'),
  name: line({ name: '姓名或名称', most: 80 }),
  sex: sex.default(''),
  birthDate: businessDate.nullable().default(null),
  phones: z.array(phoneInput).max(20, '电话最多 20 个').default([]),
  note: optionalParagraphs({ name: '备注', most: 1000 }),
  careNote: optionalLine({ name: '关怀提示', most: 200 }),
}

export const listParties = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/parties',
  right: 'households.read',
  summary: '业户名单',
  params: z.object({ communityId }),
  query: z.strictObject({
    kind: partyKind.optional(),
    /** Beginning of the name. */
    name: z.string().trim().max(80).optional(),
    sort: sortBy('name'),
    /** The last party of the page before. */
    after: partyId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ parties: z.array(partyInList), next: partyId.nullable() }),
})

export const showParty = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/parties/{partyId}',
  right: 'households.read',
  summary: '业户资料',
  params: z.object({ communityId, partyId }),
  output: party,
  refusals: ['households.not-found'],
})

export const createParty = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/parties',
  right: 'households.manage',
  summary: '新建业户',
  params: z.object({ communityId }),
  body: z.strictObject({ ...facts, identity: identityInput.nullable().default(null) }),
  output: savedParty,
  refusals: ['households.identity-number'],
})

export const changeParty = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/parties/{partyId}',
  right: 'households.manage',
  summary: '修改业户资料',
  params: z.object({ communityId, partyId }),
  /** `identity` left out stays as it is; null takes it away. */
  body: z.strictObject({ version: z.int(), ...everyField(facts), identity: identityInput.nullable().optional() }),
  output: savedParty,
  refusals: ['households.not-found', 'households.changed-meanwhile', 'households.identity-number'],
})

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/parties/{partyId}/duplicates',
  right: 'households.read',
  summary: '疑似重复的业户',
  params: z.object({ communityId, partyId }),
  output: z.object({ duplicates: z.array(duplicate) }),
  refusals: ['households.not-found'],
})

export const mergeParty = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/parties/{partyId}/merge',
  right: 'households.merge',
  summary: '合并重复的业户',
  params: z.object({ communityId, partyId }),
  /** Everything of this party goes to `into`, which stays. */
  body: z.strictObject({ version: z.int(), into: partyId, reason: line({ name: '合并原因', most: 200 }) }),
  output: party,
  refusals: [
    'households.not-found',
    'households.changed-meanwhile',
    'households.merge-with-itself',
    'households.merge-in-one-register',
  ],
})

const reason = line({ name: '查看原因', most: 200 })

export const revealIdentity = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/parties/{partyId}/reveal-identity',
  right: 'households.reveal-identity',
  summary: '查看完整证件号码',
  params: z.object({ communityId, partyId }),
  body: z.strictObject({ reason }),
  output: z.object({ identityKind, identityNumber: z.string() }),
  refusals: ['households.not-found', 'households.no-identity'],
})

/** The number travels in the body, never in an address; the answer is found by its keyed hash. */
export const findByIdentity = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/parties/find-by-identity',
  right: 'households.read',
  summary: '按证件号码查找业户',
  params: z.object({ communityId }),
  body: z.strictObject({ number: line({ name: '证件号码', most: 40 }) }),
  output: z.object({ parties: z.array(partyInList) }),
})
