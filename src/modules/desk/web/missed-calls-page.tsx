import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { type Column, columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { MomentField } from '../../../ui/console/moment-field.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { fieldOf, instantOf } from '../../../ui/shared/moment-text.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { exportMissedCalls, missedCallColumns } from '../calls/missed-call-list.ts'
import { countMissedCalls, listMissedCalls, logMissedCall, type MissedCall } from '../contract.ts'
import { ExtensionButton } from './extension-button.tsx'
import { MissedLine } from './missed-call-lines.tsx'
import './desk.css'

const rowsOf = (answer: { rows: MissedCall[] }) => answer.rows

const filters: readonly Filter[] = [{ id: 'status', label: '范围', choices: [{ value: 'done', label: '已处理' }] }]

const doneColumns = columnsOf(
  missedCallColumns.flatMap(({ optional: _, ...column }) =>
    ['times', 'houses'].includes(column.id) ? [] : [{ ...column, ...(column.id === 'note' ? { optional: true } : {}) }],
  ),
  { phone: (row) => <span className="figures">{row.phone}</span> },
)

const waitingColumns: readonly Column<MissedCall>[] = [
  { id: 'line', title: '待回电', cell: (row) => <MissedLine missed={row} /> },
]

/** 待回电: calls nobody took; by hand or reported by the telephone system. */
const MissedCallsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked] = useAsked()
  const [adding, setAdding] = useState(false)
  const done = asked['status'] === 'done'
  const found = useRows(
    listMissedCalls,
    { communityId, status: done ? 'done' : 'waiting', q: asked['q'] } as never,
    rowsOf,
  )
  return (
    <>
      <PageHead
        title="待回电"
        note="同一个号码登记了来电，就自动划掉。"
        actions={
          <>
            <ExtensionButton />
            <Button type="primary" onClick={() => setAdding(true)}>
              登记未接来电
            </Button>
          </>
        }
      />
      <DataTable
        {...found}
        id={done ? 'desk.missed-calls-done' : 'desk.missed-calls'}
        label="未接来电"
        columns={done ? doneColumns : waitingColumns}
        rowKey={(row) => row.id}
        search="号码末几位"
        filters={filters}
        exports={exportMissedCalls}
        empty={{ title: '没有待回的电话', hint: '话务系统上报的未接来电会出现在这里，也可以手工登记。' }}
      />
      {adding && <MissedCallDrawer close={() => setAdding(false)} />}
    </>
  )
}

interface Typed {
  readonly phone: string
  readonly at: string
  readonly note?: string
}

const MissedCallDrawer = ({ close }: { close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  const write = useWrite(logMissedCall, {
    refreshes: [listMissedCalls, countMissedCalls],
    onDone: () => {
      tell.done('已列入待回电')
      close()
    },
  })
  return (
    <FormDrawer
      title="登记未接来电"
      save="登记"
      form={form}
      initial={{ at: fieldOf(serverNow()) }}
      saving={write.isPending}
      problem={write.error}
      submit={({ phone, at, note = '' }) => write.mutate({ communityId, phone, note, at: instantOf(at) })}
      close={close}
    >
      <Form.Item name="phone" label="号码" rules={rulesOf(logMissedCall.body, 'phone')}>
        <Input type="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="at" label="来电时间">
        <MomentField minuteStep={1} />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input maxLength={200} placeholder="例如：留言说晚上再打" />
      </Form.Item>
    </FormDrawer>
  )
}

export default MissedCallsPage
