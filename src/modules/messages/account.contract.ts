import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, staffId } from '../../kernel/id.ts'

const account = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_.@-]{0,64}$/, '账号只用字母、数字和 _ . @ -，最多 64 位；请填写账号，不要填手机号或姓名')

/** Under which account a colleague is mentioned in the groups of each vendor; empty where not. */
export const colleagueAccounts = z.object({
  staffId,
  name: z.string(),
  wecom: z.string(),
  dingtalk: z.string(),
  feishu: z.string(),
  /** 0 while nothing is set. */
  version: z.int(),
})
export type ColleagueAccounts = z.output<typeof colleagueAccounts>

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/message-accounts',
  right: 'messages.manage',
  summary: '提醒账号',
  params: z.object({ communityId }),
  output: z.object({ colleagues: z.array(colleagueAccounts) }),
})

export const setAccounts = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/message-accounts/{staffId}',
  right: 'messages.manage',
  summary: '设置提醒账号',
  params: z.object({ communityId, staffId }),
  body: z.strictObject({ version: z.int().min(0), wecom: account, dingtalk: account, feishu: account }),
  output: colleagueAccounts,
  refusals: ['messages.colleague-unknown', 'messages.accounts-changed'],
})
