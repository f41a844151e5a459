/** The words for what the tables hold; pages, lists and messages speak with these. */
export const channelKindNames = {
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  feishu: '飞书群机器人',
  email: '电子邮件',
} as const
export type ChannelKind = keyof typeof channelKindNames
export type RobotKind = Exclude<ChannelKind, 'email'>

/** What a channel may be told. */
export const eventNames = {
  dispatched: '派单',
  complaint: '投诉登记',
  emergency: '特急',
  breached: '超时',
  unaccepted: '无人接单',
  incident: '突发事件',
} as const
export type MessageEvent = keyof typeof eventNames

export const messageEventNames = { ...eventNames, test: '测试' } as const

export const messageStateNames = {
  waiting: '待发送',
  sending: '发送中',
  sent: '已发出',
  failed: '发送失败',
  expired: '过期未发',
} as const
export type MessageState = keyof typeof messageStateNames

export const attemptNames = {
  unknown: '发送途中中断，结果不明',
  sent: '已发出',
  again: '没有发出，稍后再试',
  refused: '对方拒收',
} as const

export const securityNames = {
  tls: 'SSL/TLS（常用端口 465）',
  starttls: 'STARTTLS（常用端口 587）',
  none: '不加密（只用于内网邮件服务器）',
} as const
