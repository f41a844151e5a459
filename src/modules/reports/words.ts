/** By what complaints are counted, and what each column is called; across the company the communities come first. */
export const facetNames = {
  community: '小区',
  class: '投诉类别',
  severity: '严重程度',
  building: '楼栋',
  zone: '片区',
  channel: '渠道',
  cause: '原因',
  department: '责任部门',
  validity: '认定',
  repeat: '重复投诉',
  handled: '24 小时处理',
  replied: '72 小时答复',
  satisfaction: '满意度',
} as const
export type Facet = keyof typeof facetNames

/** What a figure counts: complaints that came in the period, ended in it, or were open before or after it. */
export const countedNames = {
  received: '本期受理',
  closed: '本期办结',
  open: '期末未结',
  carried: '上期结转',
} as const
export type Counted = keyof typeof countedNames

/** How a clock of a complaint stands. */
export const clockNames = {
  kept: '按时',
  broken: '超时',
  running: '未到期',
  ended: '未计时',
} as const

export const repeatNames = { yes: '重复', no: '首次' } as const

/** What stands where nothing is known. */
export const NONE = 'none'

/** The measures of each line of the table, and the facet that each of them is a value of. */
export const measureNames = {
  received: '受理',
  valid: '有效',
  repeat: '重复',
  handledBroken: '24 小时超时',
  repliedBroken: '72 小时超时',
  unsatisfied: '不满意',
} as const
export type Measure = keyof typeof measureNames

export const measureIs: Readonly<Record<Measure, { readonly facet: Facet; readonly value: string } | undefined>> = {
  received: undefined,
  valid: { facet: 'validity', value: 'valid' },
  repeat: { facet: 'repeat', value: 'yes' },
  handledBroken: { facet: 'handled', value: 'broken' },
  repliedBroken: { facet: 'replied', value: 'broken' },
  unsatisfied: { facet: 'satisfaction', value: 'unsatisfied' },
}
