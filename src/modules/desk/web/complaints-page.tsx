import { Button } from 'antd'
import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useLiveRefresh } from '../../../ui/shared/live-refresh.ts'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { MatterTable } from '../../matters/web/index.tsx'
import { complaintColumns, exportComplaints } from '../complaints/complaint-list.ts'
import {
  type ComplaintRow,
  complaintProcess,
  deskChannelNames,
  listComplaintClasses,
  listComplaints,
  satisfactionNames,
  severityNames,
} from '../contract.ts'
import { choicesOf } from './choices.ts'
import ReceptionDrawer from './reception-drawer.tsx'
import './desk.css'

const rowsOf = (answer: { rows: ComplaintRow[] }) => answer.rows

const columns = columnsOf(complaintColumns, {
  number: (row) => <span className="figures">{row.number}</span>,
  title: (row) => <TitleCell row={row} />,
  handled: (row) => <Kept clock={row.handled} row={row} />,
  replied: (row) => <Kept clock={row.replied} row={row} />,
})

/** 投诉台账: every complaint with both its clocks; a missed deadline stays to be seen. */
const ComplaintsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked] = useAsked()
  const may = useHolds()
  const [adding, setAdding] = useState(false)
  const classes = useRead(listComplaintClasses, { communityId }).data?.classes ?? []
  const narrowed = askedOf(asked)
  const found = useRows(listComplaints, { communityId, ...narrowed }, rowsOf)
  useLiveRefresh('matters.*', listComplaints)
  const add = may('desk.receive') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      登记投诉
    </Button>
  )
  const filters: readonly Filter[] = [
    {
      id: 'status',
      label: '范围',
      choices: [
        { value: 'open', label: '未结' },
        { value: 'closed', label: '已结' },
      ],
    },
    { id: 'class', label: '类别', choices: classes.map(({ code, name }) => ({ value: code, label: name })) },
    { id: 'state', label: '状态', choices: choicesOf(complaintProcess.words.states) },
    { id: 'breached', label: '超时', choices: [{ value: 'true', label: '曾超时' }] },
    { id: 'severity', label: '程度', choices: choicesOf(severityNames) },
    { id: 'channel', label: '渠道', choices: choicesOf(deskChannelNames) },
    { id: 'satisfaction', label: '满意度', choices: choicesOf(satisfactionNames) },
    { id: 'repeat', label: '重复', choices: [{ value: 'true', label: '重复投诉' }] },
  ]
  return (
    <>
      <PageHead title="投诉" note="两个时限从登记起算：处理和答复；业主满意后关闭。" actions={add} />
      <MatterTable
        {...found}
        id="desk.complaints"
        label="投诉台账"
        columns={columns}
        search="编号、内容或投诉人"
        filters={filters}
        exports={exportComplaints}
        rowTone={(row) => (row.closedAt === null ? undefined : 'quiet')}
        empty={{
          title: '还没有投诉',
          hint: '电话、来访、信函、意见箱、微信、邮件来的投诉都登记在这里，两个时限从登记起算。',
          action: add,
        }}
      />
      {adding && <ReceptionDrawer kind="complaint" close={() => setAdding(false)} />}
    </>
  )
}

const TitleCell = ({ row }: { row: ComplaintRow }) => (
  <>
    {row.severity === 'serious' && <b className="matter-breach">严重 </b>}
    {row.repeat && <span className="mark">重复</span>}
    {row.reopened > 0 && <span className="mark">重办</span>}
    {row.title}
  </>
)

const Kept = ({ clock, row }: { clock: ComplaintRow['handled']; row: ComplaintRow }) => {
  if (clock === null) return null
  if (clock.breachedAt !== null) return <span className="clock clock-missed">超时</span>
  if (clock.metAt !== null) return <span className="clock clock-met">按时</span>
  return row.closedAt === null ? <ClockBadge dueAt={clock.dueAt} /> : <span className="quiet">已终止</span>
}

/** What the address asks of the list; the words of the contract are checked by the server. */
const askedOf = (asked: Asked) => {
  const { q, status, class: code, state, breached, severity, channel, satisfaction, repeat, sort } = asked
  return { q, status, class: code, state, breached, severity, channel, satisfaction, repeat, sort } as unknown as {
    q?: string | undefined
  }
}

export default ComplaintsPage
