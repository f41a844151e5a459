import { Form, Input } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { call } from '../../../ui/shared/client.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { asProblem, isProblem, type Problem } from '../../../ui/shared/problem.ts'
import { useSession } from '../../../ui/shared/session.tsx'
import { useRefresh } from '../../../ui/shared/use-call.ts'
import { assignRoles, changeStaff, listStaff, type Role, roleNames, type StaffMember } from '../contract.ts'
import { AssignmentsField } from './assignments-field.tsx'
import { CompanyRolesField } from './roles-field.tsx'
import { StaffAccountActions } from './staff-account-actions.tsx'

interface StaffDrawerProps {
  readonly staff: StaffMember
  readonly close: () => void
  readonly passwordReset: (password: string) => void
}

type Typed = Pick<StaffMember, 'name' | 'phone' | 'companyRoles' | 'assignments'>

const compared = [
  { name: 'name', label: '姓名' },
  { name: 'phone', label: '电话' },
  { name: 'companyRoles', label: '全公司角色', show: (held: unknown) => namesOf(held as Role[]) || '（无）' },
] as const

const namesOf = (held: readonly Role[]) => held.map((one) => roleNames[one]).join('、')

/** One person's account: data, roles in each community, password and authenticator, in use or not. */
export const StaffDrawer = ({ staff, close, passwordReset }: StaffDrawerProps) => {
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const { person, reload } = useSession()
  const refresh = useRefresh()
  const tell = useTell()
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const companyWide = person.companyRights.includes('access.manage-staff')

  const save = async (typed: Typed, version: number) => {
    setSaving(true)
    setProblem(null)
    try {
      if (companyWide && dataDiffers(typed, staff)) {
        const { name, phone, companyRoles } = typed
        await call(changeStaff, { staffId: staff.id, version, name, phone, companyRoles })
      }
      for (const change of roleChanges(staff.assignments, typed.assignments)) {
        await call(assignRoles, { ...change, staffId: staff.id })
      }
      if (staff.id === person.staffId) await reload()
      tell.done(`${typed.name} 的资料已保存`)
      close()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      await refresh(listStaff)
      setSaving(false)
    }
  }
  const conflict = isProblem(problem, 'access.changed-meanwhile')

  return (
    <FormDrawer<Typed>
      title={`${staff.name}（${staff.loginName}）`}
      save="保存"
      width={560}
      form={form}
      initial={staff}
      saving={saving}
      problem={conflict ? null : problem}
      submit={(typed) => void save(typed, taken ?? staff.version)}
      close={close}
      extra={staff.disabled && <span className="quiet">账号已停用</span>}
    >
      <VersionConflict<Typed>
        problem={problem}
        code="access.changed-meanwhile"
        fields={compared}
        keepMine={(version) => void save(form.getFieldsValue(), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue({ name: theirs.name, phone: theirs.phone, companyRoles: theirs.companyRoles })
          setProblem(null)
        }}
      />
      <Form.Item name="name" label="姓名" rules={rulesOf(changeStaff.body, 'name')}>
        <Input disabled={!companyWide} />
      </Form.Item>
      <Form.Item name="phone" label="电话" rules={rulesOf(changeStaff.body, 'phone')}>
        <Input type="tel" disabled={!companyWide} />
      </Form.Item>
      <Form.Item name="assignments" label="小区与角色">
        <AssignmentsField />
      </Form.Item>
      <Form.Item name="companyRoles" label="全公司角色" hidden={!companyWide}>
        <CompanyRolesField />
      </Form.Item>
      {companyWide && <StaffAccountActions staff={staff} passwordReset={passwordReset} />}
    </FormDrawer>
  )
}

const dataDiffers = (typed: Typed, staff: StaffMember): boolean =>
  typed.name !== staff.name ||
  typed.phone !== staff.phone ||
  [...typed.companyRoles].sort().join() !== [...staff.companyRoles].sort().join()

type Assignments = StaffMember['assignments']

/** What must be said to the server: a community left out loses its roles, the untouched stay unsaid. */
const roleChanges = (before: Assignments, after: Assignments) => {
  const left = before.filter((one) => !after.some(({ communityId }) => communityId === one.communityId))
  const changed = after.filter(
    (one) =>
      before.find(({ communityId }) => communityId === one.communityId)?.roles.join() !== one.roles.join() &&
      one.roles.length + (before.some(({ communityId }) => communityId === one.communityId) ? 1 : 0) > 0,
  )
  return [
    ...left.map(({ communityId }) => ({ communityId, roles: [] as Role[] })),
    ...changed.map(({ communityId, roles }) => ({ communityId, roles })),
  ]
}
