import { z } from 'zod'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, staffId } from '../../kernel/id.ts'

/** Roles of the trade (architecture, Trust). A person holds roles per community; head office and administrator company-wide. */
export const roles = [
  'clerk',
  'supervisor',
  'manager',
  'technician',
  'cashier',
  'patroller',
  'guard',
  'file-clerk',
  'storekeeper',
  'head-office',
  'administrator',
] as const
export const role = z.enum(roles)
export type Role = z.output<typeof role>

export const roleNames: Readonly<Record<Role, string>> = {
  clerk: '客服员',
  supervisor: '客服主管',
  manager: '服务中心经理',
  technician: '维修技工',
  cashier: '收银员',
  patroller: '巡查员',
  guard: '门岗',
  'file-clerk': '档案管理员',
  storekeeper: '仓管员',
  'head-office': '总部',
  administrator: '系统管理员',
}

/** Head office and administrator reach every community or none: nobody holds them in a single one. */
export const companyOnlyRoles: readonly Role[] = ['head-office', 'administrator']
const communityRoles = z
  .array(role)
  .refine(
    (held) => !held.some((r) => companyOnlyRoles.includes(r)),
    '“总部”和“系统管理员”只能在员工资料里设为全公司角色',
  )

export const communityKind = z.enum(['residential', 'office', 'park', 'sales-office'])
export const communityKindNames = {
  residential: '小区',
  office: '写字楼',
  park: '园区',
  'sales-office': '案场',
} as const

const loginName = z
  .string()
  .trim()
  .min(2, '登录名至少 2 个字')
  .max(40, '登录名最多 40 个字')
  .regex(/^[\p{L}\p{N}._@-]+$/u, '登录名只用文字、数字和 . _ @ -')
const password = z.string().min(1, '请输入密码').max(200, '密码最长 200 位')
const newPassword = z.string().min(8, '新密码至少 8 位').max(200, '密码最长 200 位')
const personName = z.string().trim().min(1, '请填写姓名').max(60, '姓名最多 60 个字')
const phone = z.string().trim().max(40, '电话最多 40 个字')

const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时间须写成 08:30 的样子')
const hoursOfDay = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine((h) => h.from < h.to, '开始时间须早于结束时间')

/** Reception hours by weekday (§12.3.2), Monday first; several intervals a day, 24:00 allowed as an end. */
export const receptionHours = z.array(z.array(hoursOfDay)).length(7)

export const community = z.object({
  id: communityId,
  code: z.string(),
  name: z.string(),
  kind: communityKind,
  address: z.string(),
  servicePhone: z.string(),
  complaintPhone: z.string(),
  emergencyPhone: z.string(),
  receptionHours,
  version: z.int(),
})
export type Community = z.output<typeof community>

export const signedIn = z.object({
  staffId,
  name: z.string(),
  loginName: z.string(),
  mustChangePassword: z.boolean(),
  hasTotp: z.boolean(),
  companyRights: z.array(z.string()),
  /** Communities this person works in, with the roles held and the rights they carry there. */
  communities: z.array(
    z.object({
      id: communityId,
      code: z.string(),
      name: z.string(),
      roles: z.array(role),
      rights: z.array(z.string()),
    }),
  ),
})
export type SignedIn = z.output<typeof signedIn>

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  right: 'public',
  summary: '登录',
  body: z.strictObject({
    loginName: z.string().trim().min(1, '请输入登录名').max(200),
    password,
    /** The six digits of the authenticator, asked for when the account has one. */
    totp: z.string().trim().max(10).optional(),
  }),
  output: signedIn,
  refusals: [
    'access.sign-in-refused',
    'access.first-password-expired',
    'access.totp-needed',
    'access.wrong-totp',
    'access.too-many-attempts',
    'access.insecure-connection',
  ],
})

export const currentSession = endpoint({
  method: 'GET',
  path: '/api/session',
  right: 'signed-in',
  summary: '当前登录',
  scope: 'company',
  output: signedIn,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  right: 'signed-in',
  summary: '退出登录',
  output: z.object({}),
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/change-password',
  right: 'signed-in',
  summary: '修改本人密码',
  body: z.strictObject({ currentPassword: password, newPassword }),
  output: z.object({}),
  refusals: ['access.wrong-password', 'access.weak-password', 'access.too-many-attempts'],
})

export const startTotp = endpoint({
  method: 'POST',
  path: '/api/session/totp',
  right: 'signed-in',
  summary: '开始启用动态口令',
  body: z.strictObject({ password }),
  /** The secret is shown once; it counts only after `confirmTotp`. */
  output: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
  refusals: ['access.wrong-password', 'access.too-many-attempts'],
})

export const confirmTotp = endpoint({
  method: 'POST',
  path: '/api/session/totp/confirm',
  right: 'signed-in',
  summary: '确认启用动态口令',
  body: z.strictObject({ totp: z.string().trim().max(10) }),
  output: z.object({}),
  refusals: ['access.wrong-totp'],
})

export const listCommunities = endpoint({
  method: 'GET',
  path: '/api/communities',
  right: 'signed-in',
  summary: '我可以进入的小区',
  scope: 'company',
  output: z.object({ communities: z.array(community) }),
})

export const createCommunity = endpoint({
  method: 'POST',
  path: '/api/communities',
  right: 'access.manage-communities',
  summary: '新建小区',
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9-]{1,20}$/, '小区代码用 1–20 个字母、数字或短横线'),
    name: z.string().trim().min(1, '请填写小区名称').max(80),
    kind: communityKind.default('residential'),
    address: z.string().trim().max(200).default(''),
    servicePhone: phone.default(''),
    complaintPhone: phone.default(''),
    emergencyPhone: phone.default(''),
  }),
  output: community,
  refusals: ['access.community-code-taken'],
})

export const changeCommunity = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}',
  right: 'access.manage-community',
  summary: '修改小区资料',
  params: z.object({ communityId }),
  body: z.strictObject({
    version: z.int(),
    name: z.string().trim().min(1, '请填写小区名称').max(80),
    kind: communityKind,
    address: z.string().trim().max(200),
    servicePhone: phone,
    complaintPhone: phone,
    emergencyPhone: phone,
    receptionHours,
  }),
  output: community,
  refusals: ['access.changed-meanwhile'],
})

export const staffMember = z.object({
  id: staffId,
  loginName: z.string(),
  name: z.string(),
  phone: z.string(),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  hasTotp: z.boolean(),
  companyRoles: z.array(role),
  assignments: z.array(z.object({ communityId, communityName: z.string(), roles: z.array(role) })),
  version: z.int(),
})
export type StaffMember = z.output<typeof staffMember>

export const listStaff = endpoint({
  method: 'GET',
  path: '/api/company/staff',
  right: 'access.manage-staff',
  summary: '员工名单',
  query: z.strictObject({
    q: z.string().max(60).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ staff: z.array(staffMember), next: z.string().nullable() }),
})

export const createStaff = endpoint({
  method: 'POST',
  path: '/api/staff',
  right: 'access.manage-staff',
  summary: '新建员工账号',
  body: z.strictObject({
    loginName,
    name: personName,
    phone: phone.default(''),
    companyRoles: z.array(role).default([]),
  }),
  /** The first password is random, shown once, and must be changed at the first sign-in. */
  output: z.object({ staff: staffMember, firstPassword: z.string() }),
  refusals: ['access.login-name-taken'],
})

export const changeStaff = endpoint({
  method: 'PATCH',
  path: '/api/staff/{staffId}',
  right: 'access.manage-staff',
  summary: '修改员工资料',
  params: z.object({ staffId }),
  body: z.strictObject({ version: z.int(), name: personName, phone, companyRoles: z.array(role) }),
  output: staffMember,
  refusals: ['access.staff-not-found', 'access.changed-meanwhile', 'access.last-administrator'],
})

const staffAction = (verb: string, summary: string, refusals: readonly string[] = []) =>
  endpoint({
    method: 'POST',
    path: `/api/staff/{staffId}/${verb}`,
    right: 'access.manage-staff',
    summary,
    params: z.object({ staffId }),
    body: z.strictObject({}),
    output: staffMember,
    refusals: ['access.staff-not-found', ...refusals],
  })

/** Disabling ends every session of the person at once. */
export const disableStaff = staffAction('disable', '停用员工账号', ['access.last-administrator'])
export const enableStaff = staffAction('enable', '启用员工账号')
export const removeTotp = staffAction('remove-totp', '清除员工动态口令')

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/staff/{staffId}/reset-password',
  right: 'access.manage-staff',
  summary: '重置员工密码',
  params: z.object({ staffId }),
  body: z.strictObject({}),
  output: z.object({ firstPassword: z.string() }),
  refusals: ['access.staff-not-found'],
})

/** Colleagues of one community, for choosing who does a thing. */
export const listColleagues = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/colleagues',
  right: 'signed-in',
  summary: '本小区同事',
  params: z.object({ communityId }),
  query: z.strictObject({ role: role.optional() }),
  output: z.object({
    colleagues: z.array(z.object({ id: staffId, name: z.string(), phone: z.string(), roles: z.array(role) })),
  }),
})

export const assignRoles = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/colleagues/{staffId}/roles',
  right: 'access.manage-staff',
  summary: '设置员工在本小区的角色',
  params: z.object({ communityId, staffId }),
  body: z.strictObject({ roles: communityRoles }),
  output: z.object({ roles: z.array(role) }),
  refusals: ['access.staff-not-found'],
})

export const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  tail: z.string(),
  communityId,
  roles: z.array(role),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/api-keys',
  right: 'access.manage-api-keys',
  summary: '接口密钥',
  params: z.object({ communityId }),
  output: z.object({ apiKeys: z.array(apiKey) }),
})

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/api-keys',
  right: 'access.manage-api-keys',
  summary: '新建接口密钥',
  params: z.object({ communityId }),
  body: z.strictObject({
    name: z.string().trim().min(1, '请填写用途').max(60),
    roles: communityRoles.min(1, '至少选一个角色'),
    expiresAt: z.iso.datetime().nullable().default(null),
  }),
  /** The key itself is shown once. */
  output: z.object({ apiKey, secret: z.string() }),
  refusals: ['access.expiry-passed'],
})

export const revokeApiKey = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/api-keys/{apiKeyId}/revoke',
  right: 'access.manage-api-keys',
  summary: '停用接口密钥',
  params: z.object({ communityId, apiKeyId: z.uuid() }),
  body: z.strictObject({}),
  output: apiKey,
  refusals: ['access.api-key-not-found'],
})

export const auditEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actorKind: z.enum(['staff', 'api-key', 'resident', 'system']),
  actorId: z.uuid().nullable(),
  /** The person, or the person who made the API key; null for residents and the system. */
  actorName: z.string().nullable(),
  /** What was done, as the endpoint calls it (`修改小区资料`). */
  act: z.string(),
  subjectKind: z.string(),
  subjectId: z.uuid().nullable(),
  fields: z.array(z.string()),
  reason: z.string(),
  requestId: z.string(),
  /** Values kept apart so that they can be erased; empty where there are none or they were. */
  detail: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type AuditEntry = z.output<typeof auditEntry>

const auditQuery = z.strictObject({
  actorId: z.uuid().optional(),
  subjectId: z.uuid().optional(),
  act: z.string().trim().max(80).optional(),
  /** Business dates, both included. */
  from: businessDate.optional(),
  until: businessDate.optional(),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Newest first. */
const auditPage = z.object({ entries: z.array(auditEntry), next: z.string().nullable() })

export const listAuditEntries = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/audit-entries',
  right: 'access.read-audit',
  summary: '小区操作记录',
  params: z.object({ communityId }),
  query: auditQuery,
  output: auditPage,
})

/** What was done outside of any community: sign-ins, accounts, new communities. */
export const listCompanyAuditEntries = endpoint({
  method: 'GET',
  path: '/api/company/audit-entries',
  right: 'access.read-company-audit',
  summary: '公司操作记录',
  query: auditQuery,
  output: auditPage,
})

/** What the administrator must know of this installation: is it backed up, may it send. */
export const installationState = z.object({
  /** The last backup that succeeded. */
  backedUpAt: z.iso.datetime().nullable(),
  /** No backup for 48 hours. */
  backupOverdue: z.boolean(),
  /** Why the last attempt failed; null when it succeeded. */
  backupFailure: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  /** Disks used up to 90 % or more, with what of this installation lies on them. */
  fullDisks: z.array(z.object({ names: z.array(z.string()), usedPercent: z.int(), freeBytes: z.number().min(0) })),
  /** False after a restore until `allowOutbound`. */
  outboundAllowed: z.boolean(),
})
export type InstallationState = z.output<typeof installationState>

export const readBackupState = endpoint({
  method: 'GET',
  path: '/api/company/backup-state',
  right: 'access.manage-installation',
  summary: '备份与对外消息状态',
  output: installationState,
})

/** After a restore: an administrator confirms that this is the installation that now works, and messages go out again. */
export const allowOutbound = endpoint({
  method: 'POST',
  path: '/api/outbound/allow',
  right: 'access.manage-installation',
  summary: '恢复对外消息',
  body: z.strictObject({}),
  output: z.object({}),
})
