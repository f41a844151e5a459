import { z } from 'zod'

export const termUnits = ['month', 'year', 'design-life', 'heating-season', 'cooling-season'] as const
export type TermUnit = (typeof termUnits)[number]

export const termUnitNames: Readonly<Record<TermUnit, string>> = {
  month: '个月',
  year: '年',
  'design-life': '年（设计使用年限）',
  'heating-season': '个采暖期',
  'cooling-season': '个供冷期',
}

export interface Term {
  readonly amount: number
  readonly unit: TermUnit
}

/** `5 年`, `2 个采暖期`, `设计使用年限（50 年）`. */
export const termText = ({ amount, unit }: Term): string =>
  unit === 'design-life' ? `设计使用年限（${amount} 年）` : ` ${amount} ${termUnitNames[unit]}`

export const warrantyNames = {
  covered: '保修期内',
  expired: '已过保修期',
  unknown: '无法判定',
  none: '不属保修',
} as const
export type Warranty = keyof typeof warrantyNames
export const warranty = z.enum(['covered', 'expired', 'unknown', 'none']).meta({ description: '保修判定' })

export const liableNames = { developer: '开发商', centre: '物业', undecided: '待判定' } as const
export type Liable = keyof typeof liableNames
export const liable = z.enum(['developer', 'centre', 'undecided']).meta({ description: '维修责任' })

/** By which periods a community reckons where it has set none of its own. */
export const termsNames = {
  regulation: '现行最低期限（建设工程质量管理条例第 40 条）',
  'two-books': '1998 年“两书”旧期限（没有列出的部位按现行）',
} as const
export const terms = z.enum(['regulation', 'two-books'])

export const countedFromNames = {
  later: '竣工、交付两个日期，以较晚届满的为准',
  completion: '竣工验收合格之日',
  delivery: '交付之日',
} as const
export const countedFrom = z.enum(['later', 'completion', 'delivery'])
export type CountedFrom = z.output<typeof countedFrom>

/** First and last day of a season, `11-15`; one that begins late in the year ends in the next. */
export interface Season {
  readonly from: string
  readonly until: string
}

export interface Seasons {
  readonly heating: Season
  readonly cooling: Season
}
