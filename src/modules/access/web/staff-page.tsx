import { Button } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ShownOnce } from '../../../ui/console/shown-once.tsx'
import { maskedPhone } from '../../../ui/shared/format.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useSession } from '../../../ui/shared/session.tsx'
import { listStaff, type Role, roleNames, type StaffMember } from '../contract.ts'
import { NewStaffDrawer } from './new-staff-drawer.tsx'
import { StaffDrawer } from './staff-drawer.tsx'

const rowsOf = (answer: { staff: StaffMember[] }) => answer.staff
const named = (roles: readonly Role[]) => roles.map((one) => roleNames[one]).join('、')

const columns: readonly Column<StaffMember>[] = [
  { id: 'name', title: '姓名', width: 8, cell: (staff) => staff.name },
  { id: 'loginName', title: '登录名', width: 9, cell: (staff) => staff.loginName },
  {
    id: 'phone',
    title: '电话',
    width: 9,
    cell: (staff) => <span className="figures">{maskedPhone(staff.phone)}</span>,
  },
  { id: 'roles', title: '角色', cell: (staff) => <RolesOf staff={staff} /> },
  { id: 'state', title: '状态', width: 10, cell: (staff) => stateOf(staff) },
  { id: 'totp', title: '动态口令', width: 6, cell: (staff) => (staff.hasTotp ? '已启用' : '未启用') },
]

const StaffPage = () => {
  const { person } = useSession()
  const [asked] = useAsked()
  const found = useRows(listStaff, { q: asked['q'] }, rowsOf)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<{ name: string; loginName: string; password: string } | undefined>(undefined)
  const mayAdd = person.companyRights.includes('access.manage-staff')
  const add = mayAdd && (
    <Button type="primary" onClick={() => setAdding(true)}>
      新建员工
    </Button>
  )
  const opened = found.rows.find((staff) => staff.id === open)
  return (
    <>
      <PageHead title="员工与权限" note="每个人在每个小区各有角色，角色决定能看什么、能办什么。" actions={add} />
      <DataTable
        {...found}
        id="access.staff"
        label="员工名单"
        columns={columns}
        rowKey={(staff) => staff.id}
        onOpen={(staff) => setOpen(staff.id)}
        search="姓名、登录名或电话"
        rowTone={(staff) => (staff.disabled ? 'quiet' : undefined)}
        empty={{
          title: '还没有员工账号',
          hint: '为每位员工建一个账号并选好角色，不要几个人共用一个，这样每件事才知道是谁办的。',
          action: add,
        }}
      />
      {adding && (
        <NewStaffDrawer
          close={() => setAdding(false)}
          made={({ staff, firstPassword }) => {
            setAdding(false)
            setOpen(undefined)
            setSecret({ name: staff.name, loginName: staff.loginName, password: firstPassword })
          }}
        />
      )}
      {opened !== undefined && (
        <StaffDrawer
          key={opened.id}
          staff={opened}
          close={() => setOpen(undefined)}
          passwordReset={(password) => setSecret({ name: opened.name, loginName: opened.loginName, password })}
        />
      )}
      {secret !== undefined && (
        <ShownOnce title={`${secret.name} 的初始密码`} secret={secret.password} close={() => setSecret(undefined)}>
          登录名 <b>{secret.loginName}</b>。请当面交给本人，首次登录时会要求改成自己的密码。这个密码只显示这一次。
        </ShownOnce>
      )}
    </>
  )
}

const RolesOf = ({ staff }: { staff: StaffMember }) => {
  const lines = [
    ...(staff.companyRoles.length > 0 ? [`全公司：${named(staff.companyRoles)}`] : []),
    ...staff.assignments.map(({ communityName, roles }) => `${communityName}：${named(roles)}`),
  ]
  if (lines.length === 0) return <span className="quiet">还没有角色，登录后什么也看不到</span>
  return <>{lines.join('；')}</>
}

const stateOf = (staff: StaffMember): string => {
  if (staff.disabled) return '已停用'
  return staff.mustChangePassword ? '在用，初始密码未改' : '在用'
}

export default StaffPage
