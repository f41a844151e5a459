import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { classColumns, exportClasses } from '../complaints/class-list.ts'
import { type ComplaintClass, listComplaintClasses, setComplaintClass } from '../contract.ts'

const columns = columnsOf(classColumns)
const rowsOf = (answer: { classes: ComplaintClass[] }) => answer.classes

/** 投诉类别 of this community: who is responsible, and what counts as the same trouble again. */
const ClassesPage = () => {
  const { id: communityId } = useCommunity()
  const known = useRead(listComplaintClasses, { communityId }).data?.classes ?? []
  const found = useShortList(listComplaintClasses, { communityId }, rowsOf, classColumns)
  const [open, setOpen] = useState<ComplaintClass | undefined>(undefined)
  const add = (
    <Button type="primary" onClick={() => setOpen(fresh(known))}>
      新增类别
    </Button>
  )
  return (
    <>
      <PageHead title="投诉类别" note="改动只对以后登记的投诉生效。" actions={add} />
      <DataTable
        {...found}
        id="desk.classes"
        label="投诉类别"
        columns={columns}
        rowKey={(one) => one.code}
        onOpen={setOpen}
        search="类别或责任部门"
        exports={exportClasses}
        empty={{ title: '还没有类别', action: add }}
      />
      {open !== undefined && <ClassDrawer key={open.code} of={open} close={() => setOpen(undefined)} />}
    </>
  )
}

/** A class of the community's own: its code is nobody's business, it only must be free. */
const fresh = (known: readonly ComplaintClass[]): ComplaintClass => {
  const codes = new Set(known.map(({ code }) => code))
  const free = Array.from({ length: codes.size + 1 }, (_, at) => `own-${at + 1}`).find((code) => !codes.has(code))
  const position = Math.max(0, ...known.map((one) => one.position)) + 10
  return { code: free ?? 'own', name: '', position, department: '', repeatDays: 90, version: 0 }
}

const ClassDrawer = ({ of, close }: { of: ComplaintClass; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<ComplaintClass>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useWrite(setComplaintClass, {
    refreshes: [listComplaintClasses],
    onDone: () => {
      tell.done('已保存')
      close()
    },
  })
  const save = (version: number) => write.mutate({ ...form.getFieldsValue(), communityId, code: of.code, version })
  const conflict = write.error?.code === 'desk.class-changed'
  return (
    <FormDrawer
      title={of.name === '' ? '新增投诉类别' : `投诉类别 · ${of.name}`}
      save="保存"
      form={form}
      initial={of}
      saving={write.isPending}
      problem={conflict ? null : write.error}
      submit={() => save(taken ?? of.version)}
      close={close}
    >
      <VersionConflict<ComplaintClass>
        problem={write.error}
        code="desk.class-changed"
        fields={[
          { name: 'name', label: '名称' },
          { name: 'department', label: '责任部门' },
          { name: 'repeatDays', label: '重复天数' },
        ]}
        keepMine={save}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs)
          write.reset()
        }}
      />
      <Form.Item name="name" label="名称" rules={rulesOf(setComplaintClass.body, 'name')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="department" label="责任部门">
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name="repeatDays"
        label="重复投诉看多少天内"
        rules={[{ required: true, message: '请填写天数' }]}
        extra="同一户、同一类别在这些天内投诉过，登记时会提示。"
      >
        <InputNumber min={0} max={730} precision={0} />
      </Form.Item>
      <Form.Item name="position" label="排序" rules={[{ required: true, message: '请填写排序' }]}>
        <InputNumber min={0} max={999} precision={0} />
      </Form.Item>
    </FormDrawer>
  )
}

export default ClassesPage
