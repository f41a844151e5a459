import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { DateField } from '../../../ui/console/date-field.tsx'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { dayOf, momentOf } from '../../../ui/shared/format.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { buildingName, listBuildings } from '../../estate/contract.ts'
import {
  addHint,
  changeHint,
  type Hint,
  hintsFor,
  listComplaintClasses,
  listHints,
  readHintVersions,
  receptionNames,
  removeHint,
} from '../contract.ts'
import { exportHints, hintColumns } from '../hints/hint-list.ts'
import { choicesOf } from './choices.ts'
import '../../../ui/console/form.css'
import './desk.css'

const columns = columnsOf(hintColumns, { until: (row) => row.validUntil ?? '不限' })
const rowsOf = (answer: { hints: Hint[] }) => answer.hints

const filters: readonly Filter[] = [
  { id: 'status', label: '范围', choices: [{ value: 'now', label: '今天有效' }] },
  { id: 'kind', label: '事由', choices: choicesOf(receptionNames) },
]

const refreshes = [listHints, hintsFor, readHintVersions]

/** 话务提示: what shows with a household of a building, or when a kind or class is chosen. */
const HintsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked] = useAsked()
  const may = useHolds()
  const [open, setOpen] = useState<Hint | 'new' | undefined>(undefined)
  const { status, kind } = asked
  const found = useShortList(listHints, { communityId, status, kind } as never, rowsOf, hintColumns)
  const add = may('desk.set-hints') && (
    <Button type="primary" onClick={() => setOpen('new')}>
      新建提示
    </Button>
  )
  return (
    <>
      <PageHead title="话务提示" note="打开住户卡或选中事由、类别时，显示给接电话的人。" actions={add} />
      <DataTable
        {...found}
        id="desk.hints"
        label="话务提示"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={setOpen}
        search="楼栋、事由或提示里的词"
        exports={exportHints}
        filters={filters}
        empty={{
          title: '还没有提示',
          hint: '例如：3 栋外墙维修到月底，说明工期；投诉停车，请先问车牌。到期自动不再显示。',
          action: add,
        }}
      />
      {open === 'new' && <NewHint close={() => setOpen(undefined)} />}
      {open !== undefined && open !== 'new' && (
        <ChangeHint key={open.id} hint={open} close={() => setOpen(undefined)} />
      )}
    </>
  )
}

interface Typed {
  readonly buildingId?: string | null
  readonly kind?: string | null
  readonly classCode?: string | null
  readonly body: string
  readonly validFrom: string
  readonly validUntil?: string | null
}

const NewHint = ({ close }: { close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  const kind = Form.useWatch('kind', form)
  const buildings = useRead(listBuildings, { communityId }).data?.buildings ?? []
  const classes = useRead(listComplaintClasses, { communityId }).data?.classes ?? []
  const write = useWrite(addHint, {
    refreshes,
    onDone: () => {
      tell.done('已保存')
      close()
    },
  })
  return (
    <FormDrawer
      title="新建提示"
      save="保存"
      form={form}
      initial={{ validFrom: dayOf(serverNow()) }}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => {
        const { body, validFrom, validUntil = null, buildingId = null, classCode = null } = typed
        const about = { kind: typed.kind ?? null, classCode: typed.kind === 'complaint' ? classCode : null }
        write.mutate({ communityId, body, validFrom, validUntil, buildingId, ...about } as never)
      }}
      close={close}
    >
      <Body />
      <div className="two-columns">
        <Form.Item name="buildingId" label="楼栋">
          <Select
            allowClear
            placeholder="不限"
            options={buildings.map((one) => ({ value: one.id, label: buildingName(one) }))}
          />
        </Form.Item>
        <Form.Item name="kind" label="事由">
          <Select allowClear placeholder="不限" options={choicesOf(receptionNames)} />
        </Form.Item>
      </div>
      {kind === 'complaint' && (
        <Form.Item name="classCode" label="投诉类别">
          <Select
            allowClear
            placeholder="不限"
            options={classes.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      <Valid />
    </FormDrawer>
  )
}

const ChangeHint = ({ hint, close }: { hint: Hint; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const { data } = useRead(readHintVersions, { communityId, hintId: hint.id })
  const onDone = () => {
    tell.done('已保存')
    close()
  }
  const write = useWrite(changeHint, { refreshes, onDone })
  const remove = useWrite(removeHint, { refreshes, onDone })
  const save = (version: number) => {
    const { body, validFrom, validUntil = null } = form.getFieldsValue()
    write.mutate({ communityId, hintId: hint.id, version, body, validFrom, validUntil } as never)
  }
  const conflict = write.error?.code === 'desk.hint-changed'
  return (
    <FormDrawer
      title={`提示 · ${[hint.buildingName, hint.subjectName].filter(Boolean).join(' ') || '不限'}`}
      save="保存"
      form={form}
      initial={hint as never}
      saving={write.isPending}
      problem={conflict ? null : (write.error ?? remove.error)}
      readOnly={!may('desk.set-hints')}
      submit={() => save(taken ?? hint.version)}
      extra={
        may('desk.set-hints') && (
          <Button
            danger
            loading={remove.isPending}
            onClick={() => remove.mutate({ communityId, hintId: hint.id, version: taken ?? hint.version })}
          >
            删除
          </Button>
        )
      }
      close={close}
    >
      <VersionConflict<Hint>
        problem={write.error}
        code="desk.hint-changed"
        fields={[
          { name: 'body', label: '提示' },
          { name: 'validFrom', label: '从' },
          { name: 'validUntil', label: '至' },
        ]}
        keepMine={save}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs as never)
          write.reset()
        }}
      />
      <Body />
      <Valid />
      <h3 className="matter-section">历次内容</h3>
      <ul className="hint-versions">
        {(data?.versions ?? []).map((one) => (
          <li key={one.version}>
            <span className="quiet">
              {momentOf(one.at)} {one.by}
              {one.removed && ' 删除'}
            </span>{' '}
            {one.body}{' '}
            <span className="quiet">
              （{one.validFrom} 至 {one.validUntil ?? '不限'}）
            </span>
          </li>
        ))}
      </ul>
    </FormDrawer>
  )
}

const Body = () => (
  <Form.Item name="body" label="提示" rules={rulesOf(addHint.body, 'body')}>
    <Input.TextArea rows={3} maxLength={500} showCount />
  </Form.Item>
)

const Valid = () => (
  <div className="two-columns">
    <Form.Item name="validFrom" label="从" rules={[{ required: true, message: '请选择开始日期' }]}>
      <DateField />
    </Form.Item>
    <Form.Item name="validUntil" label="至（含当天）">
      <DateField placeholder="不限" />
    </Form.Item>
  </div>
)

export default HintsPage
