import { textKey } from '../../../kernel/chinese-text.ts'
import type { HouseKind, Occupancy, UseStatus } from '../../estate/contract.ts'
import type { Field } from './field.ts'
import type { Legend } from './legend.rules.ts'

/** By what right somebody stands in the row of a house. */
export type PersonRole = 'owner' | 'family' | 'tenant' | 'temporary'

/**
 * Codes of the system this trade's most used template comes from (`importRoom.xlsx`), for sheets whose notes were
 * deleted. An empty word is a code that says nothing.
 */
const KNOWN_CODES: Readonly<Partial<Record<Field, Readonly<Record<string, string>>>>> = {
  kind: { 110: '住宅', 119: '宿舍', 120: '办公室' },
  layout: { 10102: '' },
  status: {
    2001: '已入住',
    2002: '未销售',
    2003: '已交房',
    2004: '未入住',
    2005: '已装修',
    2006: '已出租',
    2007: '已出售',
    2008: '空闲',
    2009: '装修中',
  },
  role: { 1001: '业主', 1002: '家庭成员', 1003: '房屋租客', 1004: '临时人员' },
  phone: { 18999999999: '' },
}

/** The word behind a code, by the sheet's own notes first; a word stays itself; null is a code nobody explains. */
export const wordOf = (field: Field, text: string, legend: Legend): string | null => {
  if (isPlaceholder(field, text, legend)) return ''
  if (!/^\d{3,5}$/.test(text)) return text
  return legend[field]?.words[text] ?? KNOWN_CODES[field]?.[text] ?? null
}

/** What is written where there is nothing: dashes, 无, the number the notes ask for, eighteen ones. */
export const isPlaceholder = (field: Field, text: string, legend: Legend): boolean =>
  /^(?:[-—–/\\.]+|无|暂无|没有|空|null|n\/a)$/i.test(text) ||
  (legend[field]?.none.includes(text) ?? false) ||
  KNOWN_CODES[field]?.[text] === '' ||
  (field === 'identity' && /^(\d)\1{14,17}$/.test(text))

export const houseKindOf = (word: string): HouseKind | null =>
  found(word, [
    [/别墅|独栋|联排|叠拼/, 'villa'],
    [/公寓/, 'apartment'],
    [/商铺|商业|店|门面|铺/, 'shop'],
    [/办公|写字/, 'office'],
    [/宿舍/, 'dormitory'],
    [/储藏|仓|车库|地下室|杂物/, 'storage'],
    [/住宅|住房|普通|高层|多层|洋房|居住/, 'residence'],
    [/其他|其它/, 'other'],
  ])

/** How far the house has come and what it is used for, as far as one word says both. */
export const statusOf = (word: string): { occupancy: Occupancy; useStatus: UseStatus } | null =>
  found<{ occupancy: Occupancy; useStatus: UseStatus }>(word, [
    [/未销售|未售|待售/, { occupancy: 'unsold', useStatus: 'unknown' }],
    [/未交房|未交付|未收房|未收楼|未入伙/, { occupancy: 'undelivered', useStatus: 'unknown' }],
    [/空置|空闲|空房|闲置/, { occupancy: 'vacant', useStatus: 'vacant' }],
    [/装修中|在装修|正在装修|^装修$/, { occupancy: 'renovating', useStatus: 'unknown' }],
    [/出租|租住|租赁/, { occupancy: 'occupied', useStatus: 'let' }],
    [/营业|经营/, { occupancy: 'occupied', useStatus: 'business' }],
    [/自住|自用/, { occupancy: 'occupied', useStatus: 'own-use' }],
    [
      /未入住|未住|已交房|已交付|已收房|已收楼|已入伙|已装修|已售|已出售|已销售/,
      { occupancy: 'vacant', useStatus: 'unknown' },
    ],
    [/入住|在住|居住|常住/, { occupancy: 'occupied', useStatus: 'unknown' }],
  ])

export const roleOf = (word: string): PersonRole | null =>
  found<PersonRole>(word, [
    [/租/, 'tenant'],
    [/临时|访客|保姆|其他/, 'temporary'],
    [/家庭|家属|成员|配偶|夫|妻|子|女|父|母|亲/, 'family'],
    [/业主|产权|户主|房主|本人|所有/, 'owner'],
  ])

export const sexOf = (word: string): 'male' | 'female' | null =>
  found<'male' | 'female'>(word, [
    [/^(?:男|男性|先生|m|male)$/, 'male'],
    [/^(?:女|女性|女士|小姐|f|female)$/, 'female'],
  ])

export const yesOrNo = (word: string): boolean | null =>
  found<boolean>(word, [
    [/^(?:有|是|有电梯|y|yes|true|1|√)$/, true],
    [/^(?:无|否|没有|无电梯|n|no|false|0|×)$/, false],
  ])

export const isOrganisation = (name: string): boolean =>
  /公司|集团|企业|中心|银行|商行|酒店|学校|医院|委员会|合作社|事务所|(?:厂|局|院|店|馆|部)$/.test(name)

const found = <T>(word: string, table: readonly (readonly [RegExp, T])[]): T | null => {
  const key = textKey(word)
  return table.find(([pattern]) => pattern.test(key))?.[1] ?? null
}
