import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { DueCell } from '../../../ui/console/due-cell.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useLiveRefresh } from '../../../ui/shared/live-refresh.ts'
import { useAsked, useAskedAtFirst } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { MatterTable } from '../../matters/web/index.tsx'
import {
  countRectifications,
  listRectifications,
  type RectificationRow,
  rectificationProcess,
  subjectNames,
} from '../contract.ts'
import { exportRectifications, rectificationColumns } from '../rectification-list.ts'
import { NewRectificationDrawer } from './new-rectification-drawer.tsx'
import './quality.css'

const columns = columnsOf(rectificationColumns, {
  number: (row) => <span className="figures">{row.number}</span>,
  dueAt: (row) => <DueCell row={row} closed={row.breached ? '已结（曾超时）' : '已结'} />,
  wrong: (row) => row.title,
  state: (row) => <StateCell row={row} />,
})

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const filters: readonly Filter[] = [
  {
    id: 'status',
    label: '范围',
    choices: [
      { value: 'open', label: '未结' },
      { value: 'closed', label: '已结' },
    ],
  },
  { id: 'state', label: '状态', choices: choicesOf(rectificationProcess.words.states) },
  { id: 'subjectKind', label: '对象', choices: choicesOf(subjectNames) },
  { id: 'breached', label: '超时', choices: [{ value: 'true', label: '曾超时' }] },
]

const orders: Readonly<Record<string, 'clock' | 'newest' | 'oldest'>> = {
  dueAt: 'clock',
  openedAt: 'oldest',
  '-openedAt': 'newest',
}

const notDone = { status: 'open' }

const rowsOf = (answer: { rows: RectificationRow[] }) => answer.rows

/** 品质 › 整改通知: what must be put right, by whom, until when, and whether another person has found it good. */
const RectificationsPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [asked, ask] = useAskedAtFirst(notDone)
  const [adding, setAdding] = useState(false)
  const narrowed = {
    q: asked['q'],
    state: asked['state'],
    status: (asked['status'] ?? 'all') as 'open',
    subjectKind: asked['subjectKind'] as never,
    breached: asked['breached'],
    sort: orders[asked['sort'] ?? ''],
  }
  const found = useRows(listRectifications, { communityId, ...narrowed }, rowsOf)
  useLiveRefresh('matters.*', listRectifications)
  const add = may('quality.draft') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      开整改通知
    </Button>
  )
  return (
    <>
      <PageHead title="整改通知" note={<Counts />} actions={add} />
      <MatterTable
        {...found}
        id="quality.rectifications"
        label="整改通知"
        columns={columns}
        exports={exportRectifications}
        search="编号、问题或整改对象"
        filters={filters}
        empty={{
          title: '没有未结的整改通知',
          hint: '回访发现问题会自动开单；巡查、抽查发现的问题在这里开。签发后有编号，责任人签收、整改、回复，由另一个人复查。',
          action: add,
        }}
      />
      {adding && (
        <NewRectificationDrawer
          close={() => setAdding(false)}
          created={(id) => {
            setAdding(false)
            ask({ matter: id })
          }}
        />
      )}
    </>
  )
}

const Counts = () => {
  const { id: communityId } = useCommunity()
  const [, ask] = useAsked()
  const { data } = useRead(countRectifications, { communityId }, { everySeconds: 60 })
  if (data === undefined) return null
  const counts = [
    { word: '未结', count: data.open, shows: { state: undefined, breached: undefined } },
    { word: '待签发', count: data.toIssue, shows: { state: 'drafted', breached: undefined } },
    { word: '待复查', count: data.toCheck, shows: { state: 'replied', breached: undefined } },
    { word: '超时', count: data.overdue, shows: { state: undefined, breached: 'true' } },
  ]
  return (
    <span className="quality-counts">
      {counts.map(({ word, count, shows }) => (
        <button key={word} type="button" onClick={() => ask({ status: 'open', q: undefined, ...shows })}>
          {word} <b className={word === '超时' && count > 0 ? 'bad' : undefined}>{count >= 100 ? '99+' : count}</b>
        </button>
      ))}
    </span>
  )
}

const StateCell = ({ row }: { row: RectificationRow }) => (
  <>
    {row.stateName}
    {row.sentBack > 0 && <span className="quiet"> 退 {row.sentBack}</span>}
  </>
)

export default RectificationsPage
