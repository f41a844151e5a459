import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { momentOf } from '../../../ui/shared/format.ts'
import { useLiveRefresh } from '../../../ui/shared/live-refresh.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { MatterId } from '../../matters/contract.ts'
import {
  type CallbackRow,
  callbackProcess,
  classNames,
  countCallbacks,
  listCallbacks,
  satisfactionNames,
} from '../contract.ts'
import { callbackColumns, exportCallbacks } from '../lists/callback-list.ts'
import { CallbackRun } from './callback-run.tsx'
import { Answered, isCallable, toneOf, triedText } from './callback-words.tsx'
import './callbacks.css'

const columns = columnsOf(callbackColumns, {
  number: (row) => <span className="figures">{row.number}</span>,
  dueAt: (row) => <DueCell row={row} />,
  phone: (row) => <span className="figures">{row.phone}</span>,
  about: (row) => <span className="figures">{row.aboutNumber}</span>,
  state: (row) => <StateCell row={row} />,
  satisfaction: (row) => <Answered of={row} />,
  rectification: (row) => <span className="figures">{row.rectificationNumber}</span>,
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
  {
    id: 'due',
    label: '到期',
    choices: [
      { value: 'today', label: '今天要打' },
      { value: 'overdue', label: '已超时' },
    ],
  },
  { id: 'class', label: '类别', choices: choicesOf(classNames) },
  { id: 'state', label: '状态', choices: choicesOf(callbackProcess.words.states) },
  { id: 'satisfaction', label: '满意度', choices: choicesOf(satisfactionNames) },
  { id: 'problem', label: '问题', choices: [{ value: 'true', label: '发现问题' }] },
  { id: 'breached', label: '超时', choices: [{ value: 'true', label: '曾超时' }] },
]

const orders: Readonly<Record<string, 'clock' | 'newest' | 'oldest'>> = { dueAt: 'clock', '-dueAt': 'newest' }

const rowsOf = (answer: { rows: CallbackRow[] }) => answer.rows

/** 事项 › 回访: whom to ring up, by clock, one after another; and everything that was ever said. */
const CallbacksPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [asked, ask] = useAsked()
  const opening = useRef(true)
  const { q, class: ofClass, state, due, satisfaction, problem, breached, house } = asked
  const narrowed = {
    ...{ q, class: ofClass, state, due, satisfaction, problem, breached, houseId: house },
    status: asked['status'] ?? (opening.current ? 'open' : 'all'),
    sort: orders[asked['sort'] ?? ''],
  } as never as { q?: string | undefined }
  const found = useRows(listCallbacks, { communityId, ...narrowed }, rowsOf)
  useLiveRefresh('matters.*', listCallbacks)
  // The page opens on what is still to be called; whoever clears the filter sees all.
  useEffect(() => {
    if (opening.current && asked['status'] === undefined) ask({ status: 'open' })
    opening.current = false
  }, [asked, ask])
  const opened = asked['matter'] as MatterId | undefined
  const first = found.rows.find((row) => isCallable(row))
  const start = () => first && ask({ matter: first.id })
  useShortcuts([{ keys: 'b', label: '逐个回访', run: start }], {
    title: '回访',
    active: opened === undefined && first !== undefined && may('callbacks.record'),
  })
  return (
    <>
      <PageHead
        title="回访"
        note={<Counts />}
        actions={
          may('callbacks.record') && (
            <Button type="primary" disabled={first === undefined} onClick={start} title="B 键">
              逐个回访
            </Button>
          )
        }
      />
      <DataTable
        {...found}
        id="callbacks.list"
        label="回访"
        columns={columns}
        exports={exportCallbacks}
        rowKey={(row) => row.id}
        onOpen={(row) => ask({ matter: row.id })}
        search="编号、报修单号、房号、姓名或意见"
        filters={filters}
        rowTone={toneOf}
        empty={{
          title: '没有要打的回访',
          hint: '报修完工、投诉办完、突发事件恢复后，回访自动排到这里：安全设施 2 天内，渗漏 3 天内，其他 7 天内。住户卡上按 H 可以临时回访。',
        }}
      />
      {opened !== undefined && <CallbackRun rows={found.rows} opened={opened} open={(matter) => ask({ matter })} />}
    </>
  )
}

const Counts = () => {
  const { id: communityId } = useCommunity()
  const [, ask] = useAsked()
  const { data } = useRead(countCallbacks, { communityId }, { everySeconds: 60 })
  if (data === undefined) return null
  const counts = [
    { word: '未结', count: data.open, due: undefined },
    { word: '今天要打', count: data.dueToday, due: 'today' },
    { word: '超时', count: data.overdue, due: 'overdue' },
  ]
  return (
    <span className="callback-counts">
      {counts.map(({ word, count, due }) => (
        <button key={word} type="button" onClick={() => ask({ status: 'open', q: undefined, state: undefined, due })}>
          {word} <b className={word === '超时' && count > 0 ? 'bad' : undefined}>{count >= 100 ? '99+' : count}</b>
        </button>
      ))}
    </span>
  )
}

const DueCell = ({ row }: { row: CallbackRow }) => {
  if (row.closedAt !== null) return <span className="quiet">{row.breached ? '曾超时' : '—'}</span>
  if (row.dueAt === null) return <span className="quiet">不计时</span>
  return <ClockBadge dueAt={row.dueAt} />
}

const StateCell = ({ row }: { row: CallbackRow }) => {
  const tried = row.closedAt === null ? triedText(row) : ''
  return (
    <>
      {tried === '' ? row.stateName : tried}
      {row.recordedAt !== null && <span className="quiet"> {momentOf(row.recordedAt)}</span>}
    </>
  )
}

export default CallbacksPage
