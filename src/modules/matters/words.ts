import { businessDateAt, startOfDay, yearMonthDay } from '../../kernel/dates.ts'
import { formatTimeOfDay } from '../../kernel/time-of-day.ts'
import { roleNames } from '../access/contract.ts'

/** How it came to the desk. */
export const channelNames = {
  phone: '电话',
  visit: '来访',
  patrol: '巡查',
  wechat: '微信',
  email: '邮件',
  letter: '信函',
  box: '意见箱',
  resident: '住户端',
  staff: '内部',
  system: '系统',
} as const

export const priorityNames = { normal: '一般', urgent: '紧急', emergency: '特急' } as const

/** How an open one stands by its clock. */
export const dueNames = {
  overdue: '已超时',
  hour: '一小时内',
  today: '今天',
  later: '以后',
  none: '不计时',
} as const

/** What the columns of the board are. */
export const boardNames = { clock: '按时限', state: '按状态' } as const

export const flavourNames = {
  assigned: '交办任务',
  'cross-department': '跨部门协调单',
  'assist-authority': '协助主管部门',
} as const

/** `11月27日 21:43` in Shanghai, for sentences that stay in the record. */
export const momentInWords = (at: Date): string => {
  const { month, day } = yearMonthDay(businessDateAt(at))
  const minutes = (at.getTime() - startOfDay(businessDateAt(at)).getTime()) / 60_000
  return `${month}月${day}日 ${formatTimeOfDay(Math.floor(minutes))}`
}

/** `维修技工`; the id where the role is not known. */
export const roleName = (role: string): string => (roleNames as Readonly<Record<string, string>>)[role] ?? role
