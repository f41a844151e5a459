/** What a call was about. */
export const outcomeNames = {
  enquiry: '咨询',
  help: '求助',
  repair: '报修',
  complaint: '投诉',
  suggestion: '建议',
  praise: '表扬',
  other: '其他',
} as const

export type Outcome = keyof typeof outcomeNames
