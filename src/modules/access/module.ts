import { defineModule } from '../../platform/app/define-module.ts'
import { allowOutbound } from './allow-outbound.ts'
import { createApiKey, exportApiKeys, listApiKeys, revokeApiKey } from './api-keys.ts'
import { assignRoles } from './assign-roles.ts'
import { changeCommunity } from './change-community.ts'
import { changePassword } from './change-password.ts'
import { changeStaff, disableStaff, enableStaff, removeTotp } from './change-staff.ts'
import { createCommunity } from './create-community.ts'
import { createStaff } from './create-staff.ts'
import { currentSession } from './current-session.ts'
import { confirmTotp, startTotp } from './enable-totp.ts'
import { exportAudit, exportCompanyAudit, listAuditEntries, listCompanyAuditEntries } from './list-audit-entries.ts'
import { listColleagues } from './list-colleagues.ts'
import { exportCommunities, listCommunities } from './list-communities.ts'
import { exportStaff, listStaff } from './list-staff.ts'
import { readBackupState } from './read-backup-state.ts'
import { refuse } from './refusals.ts'
import { resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { tidySessions } from './tidy.ts'

export const access = defineModule({
  id: 'access',
  name: '人员与权限',
  rights: {
    'access.manage-communities': { name: '新建小区', roles: ['administrator'] },
    'access.manage-community': { name: '修改小区资料', roles: ['manager', 'administrator'] },
    'access.manage-staff': { name: '管理员工账号与角色', roles: ['administrator'] },
    'access.manage-api-keys': { name: '管理接口密钥', roles: ['administrator'] },
    'access.read-audit': { name: '查看小区操作记录', roles: ['manager', 'head-office', 'administrator'] },
    'access.read-company-audit': { name: '查看公司操作记录', roles: ['administrator'] },
    'access.manage-installation': { name: '查看备份和磁盘、恢复对外消息', roles: ['administrator'] },
  },
  handlers: [
    signIn,
    currentSession,
    signOut,
    changePassword,
    startTotp,
    confirmTotp,
    listCommunities,
    exportCommunities,
    createCommunity,
    changeCommunity,
    listStaff,
    exportStaff,
    createStaff,
    changeStaff,
    disableStaff,
    enableStaff,
    removeTotp,
    resetPassword,
    listColleagues,
    assignRoles,
    listApiKeys,
    exportApiKeys,
    createApiKey,
    revokeApiKey,
    listAuditEntries,
    exportAudit,
    listCompanyAuditEntries,
    exportCompanyAudit,
    readBackupState,
    allowOutbound,
  ],
  refusals: [refuse],
  jobs: [tidySessions],
})
