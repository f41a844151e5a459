import { z } from 'zod'

/** What a callback is about, by the time within which it is owed (§12.3.4.2). */
export const classNames = {
  safety: '安全设施',
  leak: '渗漏',
  other: '其他维修',
  complaint: '投诉',
  incident: '突发事件',
  unplanned: '临时回访',
} as const
export type CallbackClass = keyof typeof classNames

export const satisfactionNames = {
  'very-satisfied': '非常满意',
  satisfied: '满意',
  fair: '一般',
  dissatisfied: '不满意',
  'very-dissatisfied': '非常不满意',
} as const
export type Satisfaction = keyof typeof satisfactionNames

export const gradeNames = { good: '好', fair: '一般', poor: '差' } as const

export const outcomeNames = {
  reached: '已接通',
  'no-answer': '无人接听',
  'wrong-number': '号码有误',
  'call-again': '约时间再打',
  refused: '拒绝回访',
} as const

/** What the manager's second call comes to, against the first. */
export const verdictNames = { agrees: '一致', differs: '不一致', unreached: '未联系上' } as const
export type Verdict = keyof typeof verdictNames

/** The schema of one of these words. */
export const oneOf = <N extends Record<string, string>>(names: N) =>
  z.enum(Object.keys(names) as [keyof N & string, ...(keyof N & string)[]])
