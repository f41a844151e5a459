import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { Facts, type MatterAction, MatterDrawer } from '../../../ui/console/matter-drawer.tsx'
import { Timeline, type TimelineEntry } from '../../../ui/console/timeline.tsx'
import { dateTimeOf, momentOf, phoneOf } from '../../../ui/shared/format.ts'
import { useHolds } from '../../../ui/shared/session.tsx'
import { type MatterDetail, priorityNames } from '../contract.ts'
import { Attachments } from './attachments.tsx'
import { CommentForm } from './comment-form.tsx'
import { EditDrawer } from './edit-drawer.tsx'
import { type HandAction, useHandActions } from './hand-actions.tsx'
import type { MatterFaceProps } from './matter-faces.ts'
import './matter-view.css'

interface MatterViewProps extends MatterFaceProps {
  /** Steps of the kind's own process, the likeliest first. */
  readonly actions: readonly MatterAction[]
  /** Facts of the kind, behind those that every matter has. */
  readonly facts?: readonly (readonly [label: string, value: ReactNode])[]
  /** Why its clock stands still. */
  readonly paused?: string | undefined
  readonly children?: ReactNode
}

/** The drawer of a matter: number, clock, facts, clocks, comments, timeline, and the steps its process offers. */
const MatterView = ({ matter, actions, facts = [], paused, children, ...given }: MatterViewProps) => {
  const may = useHolds()
  const [editing, setEditing] = useState(false)
  const comment = useRef<HTMLTextAreaElement>(null)
  const open = matter.closedAt === null
  const byHand = useHandActions(matter)
  const common: MatterAction[] = [
    ...(may('matters.comment') ? [{ id: 'comment', label: '写跟进', run: () => comment.current?.focus() }] : []),
    ...(may('matters.edit') && open ? [{ id: 'edit', label: '修改', run: () => setEditing(true) }] : []),
  ]
  return (
    <>
      <MatterDrawer
        {...given}
        number={matter.number}
        title={matter.title}
        state={matter.stateName}
        dueAt={matter.dueAt ?? (paused ? matter.openedAt : null)}
        paused={paused ?? null}
        actions={[...actions, ...common]}
        facts={<Facts facts={[...factsOf(matter, byHand.ofPriority), ...facts]} />}
        timeline={<Timeline entries={matter.timeline.map(entryOf)} />}
      >
        {matter.description !== '' && <p className="matter-words">{matter.description}</p>}
        {children}
        <Clocks clocks={matter.clocks} actionsOf={byHand.ofClock} />
        <Attachments matter={matter} />
        {may('matters.comment') && <CommentForm matterId={matter.id} field={comment} />}
      </MatterDrawer>
      {byHand.dialog}
      {editing && <EditDrawer matter={matter} close={() => setEditing(false)} />}
    </>
  )
}

const factsOf = (
  matter: MatterDetail,
  ofPriority: readonly HandAction[],
): readonly (readonly [string, ReactNode])[] => [
  ['位置', matter.place.name],
  [
    '紧急程度',
    <>
      {priorityNames[matter.priority]} <HandButtons actions={ofPriority} />
    </>,
  ],
  ['来电人', matter.callerName],
  ['电话', matter.callerPhone && <PhoneLink phone={matter.callerPhone} />],
  ['承办', matter.assignee?.name ?? '无'],
  ['来源', `${matter.channelName}，${matter.openedBy} 登记`],
  ['登记时间', dateTimeOf(matter.openedAt)],
  ['关闭时间', matter.closedAt && dateTimeOf(matter.closedAt)],
]

const PhoneLink = ({ phone }: { phone: string }) =>
  phone.includes('*') ? <span className="figures">{phone}</span> : <a href={`tel:${phone}`}>{phoneOf(phone)}</a>

const HandButtons = ({ actions }: { actions: readonly HandAction[] }) =>
  actions.map(({ label, name, run }) => (
    <Button key={name} type="link" size="small" className="hand-button" aria-label={name} onClick={run}>
      {label}
    </Button>
  ))

interface ClocksProps {
  readonly clocks: MatterDetail['clocks']
  readonly actionsOf: (clock: MatterDetail['clocks'][number]) => readonly HandAction[]
}

const Clocks = ({ clocks, actionsOf }: ClocksProps) => {
  if (clocks.length === 0) return null
  return (
    <ul className="matter-clocks" aria-label="时限">
      {clocks.map((clock) => (
        <li key={`${clock.rule} ${clock.startedAt}`}>
          <span className="quiet">{clock.name}</span>{' '}
          {clock.endedAt === null && <ClockBadge dueAt={clock.dueAt} doneAt={clock.metAt} />}
          {clock.endedAt !== null && '已终止'}
          {clock.paused !== null && clock.endedAt === null && `因“${clock.paused}”暂停`}
          {clock.extended !== null && <span className="quiet"> 已延期：{clock.extended.reason}</span>}
          {clock.dueAt !== null && <span className="quiet"> 限 {momentOf(clock.dueAt)}</span>}
          {clock.breachedAt !== null && clock.metAt === null && <span className="matter-breach"> 已记超时</span>}
          {clock.calendarAssumed && <span className="matter-breach"> 工作日历未覆盖，暂按平日推算</span>}
          <HandButtons actions={actionsOf(clock)} />
        </li>
      ))}
    </ul>
  )
}

const entryOf = (entry: MatterDetail['timeline'][number]): TimelineEntry => ({
  id: entry.id,
  at: entry.at,
  who: entry.author,
  title:
    entry.assignee === null || entry.assignee === entry.author ? entry.title : `${entry.title} → ${entry.assignee}`,
  ...(entry.kind === 'breach' ? { tone: 'bad' as const } : {}),
  ...(bodyOf(entry) === '' ? {} : { body: bodyOf(entry) }),
})

const bodyOf = ({ body, claimedAt, at }: MatterDetail['timeline'][number]): string => {
  const late = claimedAt !== null && Math.abs(Date.parse(at) - Date.parse(claimedAt)) > 60_000
  return [body, late ? `现场记录于 ${momentOf(claimedAt)}，信号恢复后送达` : '']
    .filter((part) => part !== '')
    .join('\n')
}

export default MatterView
