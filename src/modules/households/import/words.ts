import { meaningIn } from '../../../platform/import/read-cells.rules.ts'
import type { HouseKind, Occupancy, UseStatus } from '../../estate/contract.ts'

/** By what right somebody stands in the row of a house. */
export type PersonRole = 'owner' | 'family' | 'tenant' | 'temporary'

export const houseKindOf = (word: string): HouseKind | null =>
  meaningIn(word, [
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
  meaningIn<{ occupancy: Occupancy; useStatus: UseStatus }>(word, [
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
  meaningIn<PersonRole>(word, [
    [/租/, 'tenant'],
    [/临时|访客|保姆|其他/, 'temporary'],
    [/家庭|家属|成员|配偶|夫|妻|子|女|父|母|亲/, 'family'],
    [/业主|产权|户主|房主|本人|所有/, 'owner'],
  ])

export const sexOf = (word: string): 'male' | 'female' | null =>
  meaningIn<'male' | 'female'>(word, [
    [/^(?:男|男性|先生|m|male)$/, 'male'],
    [/^(?:女|女性|女士|小姐|f|female)$/, 'female'],
  ])

export const isOrganisation = (name: string): boolean =>
  /公司|集团|企业|中心|银行|商行|酒店|学校|医院|委员会|合作社|事务所|(?:厂|局|院|店|馆|部)$/.test(name)

/** How somebody who is not the owner is entered as an occupant. */
export const relationNames: Readonly<Record<Exclude<PersonRole, 'owner'>, string>> = {
  family: '家庭成员',
  tenant: '租户',
  temporary: '临时人员',
}
