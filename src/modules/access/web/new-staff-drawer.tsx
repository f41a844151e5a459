import { Form, Input } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { call } from '../../../ui/shared/client.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useRefresh, useWrite } from '../../../ui/shared/use-call.ts'
import { assignRoles, createStaff, listStaff, type Role } from '../contract.ts'
import { type Assignment, AssignmentsField } from './assignments-field.tsx'
import { CompanyRolesField } from './roles-field.tsx'

interface NewStaff {
  readonly name: string
  readonly loginName: string
  readonly phone?: string
  readonly companyRoles?: Role[]
  readonly assignments?: readonly Assignment[]
}

interface NewStaffDrawerProps {
  readonly close: () => void
  readonly made: (answer: AnswerOf<typeof createStaff>) => void
}

export const NewStaffDrawer = ({ close, made }: NewStaffDrawerProps) => {
  const [form] = Form.useForm<NewStaff>()
  const [assigning, setAssigning] = useState(false)
  const refresh = useRefresh()
  const tell = useTell()
  const write = useWrite(createStaff)

  const save = async ({ assignments = [], ...staff }: NewStaff) => {
    const answer = await write.mutateAsync(staff).catch(() => undefined)
    if (answer === undefined) return
    setAssigning(true)
    try {
      for (const { communityId, roles } of assignments) {
        await call(assignRoles, { communityId, staffId: answer.staff.id, roles: [...roles] })
      }
    } catch (error) {
      // The account exists and its password is shown once: the roles can be given again from the list.
      tell.refused(error)
    }
    await refresh(listStaff)
    made(answer)
  }

  return (
    <FormDrawer
      title="新建员工"
      save="建立账号"
      form={form}
      saving={write.isPending || assigning}
      problem={write.error}
      submit={(typed) => void save(typed)}
      close={close}
    >
      <Form.Item name="name" label="姓名" rules={rulesOf(createStaff.body, 'name')}>
        <Input autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="loginName"
        label="登录名"
        extra="本人登录时输入，例如姓名拼音 zhangsan，全公司不能重复。"
        rules={rulesOf(createStaff.body, 'loginName')}
      >
        <Input autoComplete="off" autoCapitalize="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="phone" label="电话" rules={rulesOf(createStaff.body, 'phone')}>
        <Input type="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="assignments" label="小区与角色">
        <AssignmentsField />
      </Form.Item>
      <Form.Item name="companyRoles" label="全公司角色" extra="在所有小区都有效，一般员工不需要。">
        <CompanyRolesField />
      </Form.Item>
    </FormDrawer>
  )
}
