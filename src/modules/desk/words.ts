/** What a call or another contact was about; all but the last two become a matter. */
export const outcomeNames = {
  enquiry: '咨询',
  help: '求助',
  repair: '报修',
  complaint: '投诉',
  suggestion: '建议',
  praise: '表扬',
  incident: '突发事件',
  other: '其他',
} as const
export type Outcome = keyof typeof outcomeNames

/** What may be registered at the desk (接待登记). */
export const receptionNames = {
  enquiry: '咨询',
  help: '求助',
  repair: '报修',
  complaint: '投诉',
  suggestion: '建议',
  praise: '表扬',
} as const
export type ReceptionKind = keyof typeof receptionNames

/** The kinds with a short process. */
export const requestNames = { enquiry: '咨询', help: '求助', suggestion: '建议', praise: '表扬' } as const
export type RequestKind = keyof typeof requestNames

/** How a resident comes to the desk. */
export const deskChannelNames = {
  phone: '电话',
  visit: '来访',
  letter: '信函',
  box: '意见箱',
  wechat: '微信',
  email: '邮件',
} as const
export type DeskChannel = keyof typeof deskChannelNames

export const severityNames = { ordinary: '一般', serious: '严重' } as const
export type Severity = keyof typeof severityNames

export const validityNames = { valid: '有效投诉', invalid: '无效投诉' } as const
export type Validity = keyof typeof validityNames

/** Where the cause lies, by 人机料法环 and the two that lie outside the house. */
export const causeKindNames = {
  people: '人员',
  equipment: '设备',
  material: '材料',
  method: '方法制度',
  environment: '环境',
  'third-party': '第三方或开发商',
  owner: '业主自身',
} as const
export type CauseKind = keyof typeof causeKindNames

/** How the owner was answered. */
export const answerWayNames = {
  phone: '电话',
  visit: '当面',
  wechat: '微信',
  letter: '书面',
  email: '邮件',
  notice: '公告栏公示',
} as const
export type AnswerWay = keyof typeof answerWayNames

export const satisfactionNames = {
  satisfied: '满意',
  acceptable: '基本满意',
  unsatisfied: '不满意',
  unreachable: '联系不上',
} as const
export type Satisfaction = keyof typeof satisfactionNames

export const incidentKindNames = {
  water: '停水',
  power: '停电',
  lift: '电梯故障',
  gas: '停气',
  heating: '停暖',
  network: '网络中断',
  fire: '火警',
  weather: '恶劣天气',
  other: '其他',
} as const
export type IncidentKind = keyof typeof incidentKindNames

export const callEventNames = { ringing: '振铃', missed: '未接', ended: '结束' } as const
export type CallEventKind = keyof typeof callEventNames

/** The codes of a table of words, as an enum of a schema wants them. */
export const codesOf = <const T extends Record<string, string>>(names: T) => Object.keys(names) as [keyof T & string]
