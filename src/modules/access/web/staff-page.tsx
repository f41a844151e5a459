import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ShownOnce } from '../../../ui/console/shown-once.tsx'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useSession } from '../../../ui/shared/session.tsx'
import { listStaff, type StaffMember } from '../contract.ts'
import { exportStaff, rolesOf, staffColumns } from '../staff-list.ts'
import { NewStaffDrawer } from './new-staff-drawer.tsx'
import { StaffDrawer } from './staff-drawer.tsx'

const rowsOf = (answer: { staff: StaffMember[] }) => answer.staff
const columns = columnsOf(staffColumns, {
  roles: (staff) => rolesOf(staff).join('；') || <span className="quiet">还没有角色，登录后什么也看不到</span>,
})

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
        exports={exportStaff}
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

export default StaffPage
