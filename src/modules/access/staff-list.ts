import { exportOf } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { maskPhone, readPhone } from '../../kernel/phone.ts'
import { listStaff, type Role, roleNames, type StaffMember } from './contract.ts'

/** What the list says of each member of staff, on the page and in its export; phones are masked in both. */
export const staffColumns: readonly ListColumn<StaffMember>[] = [
  { id: 'name', title: '姓名', width: 8, value: (staff) => staff.name },
  { id: 'loginName', title: '登录名', width: 9, value: (staff) => staff.loginName },
  { id: 'phone', title: '电话', width: 9, value: (staff) => masked(staff.phone) },
  { id: 'roles', title: '角色', width: 24, value: (staff) => rolesOf(staff).join('；') },
  { id: 'state', title: '状态', width: 10, value: (staff) => stateOf(staff) },
  { id: 'totp', title: '动态口令', width: 6, value: (staff) => (staff.hasTotp ? '已启用' : '未启用') },
]

const named = (roles: readonly Role[]): string => roles.map((one) => roleNames[one]).join('、')

export const rolesOf = (staff: StaffMember): string[] => [
  ...(staff.companyRoles.length > 0 ? [`全公司：${named(staff.companyRoles)}`] : []),
  ...staff.assignments.map(({ communityName, roles }) => `${communityName}：${named(roles)}`),
]

const stateOf = (staff: StaffMember): string => {
  if (staff.disabled) return '已停用'
  return staff.mustChangePassword ? '在用，初始密码未改' : '在用'
}

const masked = (phone: string): string => {
  if (phone === '') return ''
  const read = readPhone(phone)
  return read.ok ? maskPhone(read.value) : '****'
}

export const exportStaff = exportOf(listStaff, { name: '员工名单', columns: staffColumns })
