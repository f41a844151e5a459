import type { Flow, FlowItem } from '../../../ui/console/paper-flow.tsx'
import { PrintSheet } from '../../../ui/console/print-sheet.tsx'
import { chunksOf } from '../../../ui/console/text-chunks.ts'
import { dateTimeOf, dayOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { type flavourNames, type MatterDetail, priorityNames } from '../contract.ts'
import './task-slip.css'

type Flavour = keyof typeof flavourNames

const titles: Readonly<Record<Flavour, string>> = {
  assigned: '任务单',
  'cross-department': '跨部门协调单',
  'assist-authority': '协助配合登记单',
}

/** What the other side is called on the form; a task within the centre has none. */
const otherSide: Readonly<Record<Flavour, string>> = {
  assigned: '',
  'cross-department': '协同部门',
  'assist-authority': '主管部门',
}

/** The form of a task on A4: what is asked of whom by when, what came of it, and where both sides sign (§2.1). */
export const TaskSlip = ({ matter, close }: { matter: MatterDetail; close: () => void }) => {
  const { name } = useCommunity()
  return (
    <PrintSheet
      kind="matters.task"
      title={titles[flavourOf(matter)]}
      number={matter.number}
      company={name}
      fits={['a4']}
      close={close}
      flow={slipFlow(matter)}
    />
  )
}

const flavourOf = ({ task }: MatterDetail): Flavour => (task?.flavour ?? 'assigned') as Flavour

const slipFlow = (matter: MatterDetail): Flow => ({
  frame: (parts) => <div className="task-slip">{parts}</div>,
  parts: [
    {
      key: 'asked',
      wrap: (items) => (
        <table key="asked">
          <tbody>{items}</tbody>
        </table>
      ),
      items: [...askedOf(matter), ...answeredOf(matter)],
    },
    {
      key: 'steps',
      wrap: (items) => (
        <table key="steps" className="task-slip-steps">
          <thead>
            <tr>
              {['时间', '经办', '办理经过'].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{items}</tbody>
        </table>
      ),
      items: stepsOf(matter),
    },
    {
      key: 'signatures',
      wrap: (items) => <div key="signatures">{items}</div>,
      items: [
        <p key="signatures" className="task-slip-signatures">
          {['发起人', '承办人', ...(otherSide[flavourOf(matter)] === '' ? [] : ['对方经办人']), '日期'].map((who) => (
            <span key={who}>{who}：</span>
          ))}
        </p>,
      ],
    },
  ],
})

const askedOf = (matter: MatterDetail): FlowItem[] => {
  const flavour = flavourOf(matter)
  const due = matter.clocks.find(({ rule }) => rule === 'task.deadline')?.dueAt ?? null
  const pairs: readonly (readonly [string, string])[] = [
    ['发起人', matter.openedBy],
    ['发起时间', dateTimeOf(matter.openedAt)],
    ...(otherSide[flavour] === '' ? [] : [[otherSide[flavour], matter.task?.counterpart ?? ''] as const]),
    ['承办', matter.assignee?.name ?? ''],
    ['要求完成', due === null ? '' : untilOf(due)],
    ['紧急程度', priorityNames[matter.priority]],
    ['位置', matter.place.name],
  ]
  return [
    ...pairs.filter(([, value]) => value !== '').map(([label, value]) => row(label, value)),
    row('事项', matter.title),
    ...longRows('内容及要求', matter.description),
  ]
}

/** `2026-11-28 24:00`: the end of a day is said as people say it. */
const untilOf = (due: string): string => {
  const said = dateTimeOf(due)
  return said.endsWith(' 00:00') ? `${dayOf(new Date(Date.parse(due) - 1))} 24:00` : said
}

/** What is not known yet stays a space to write on. */
const answeredOf = (matter: MatterDetail): FlowItem[] => {
  const { task, state } = matter
  const refused = state === 'refused' ? (task?.refusalReason ?? '') : ''
  const other = otherSide[flavourOf(matter)]
  const result = other === '' ? '办理结果' : '答复及办理结果'
  return [
    ...longRows('退回原因', refused),
    ...(task?.result ? longRows(result, task.result) : [row(result, '', 'task-slip-space')]),
    ...(other === '' ? [] : [row('对方经办人', task?.answeredBy ?? '')]),
  ]
}

/** In the order in which it happened; comments are for the centre alone and stay off the paper. */
const stepsOf = ({ timeline }: MatterDetail): FlowItem[] =>
  [...timeline]
    .reverse()
    .filter(({ kind }) => !INSIDE.has(kind))
    .flatMap((entry) =>
      chunksOf(entry.body === '' ? ' ' : entry.body, { characters: 400, lines: 10 }).map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text is known by its place.
        <tr key={`${entry.id} ${at}`}>
          <td>{at === 0 && dateTimeOf(entry.at)}</td>
          <td>{at === 0 && entry.author}</td>
          <td className="task-slip-words">
            {at === 0 && <b>{entry.assignee === null ? entry.title : `${entry.title} → ${entry.assignee}`}　</b>}
            {piece.trim()}
          </td>
        </tr>
      )),
    )

const INSIDE: ReadonlySet<string> = new Set(['comment', 'edited', 'attached', 'retracted'])

/** What somebody wrote at length goes on over the end of a sheet. */
const longRows = (label: string, text: string): FlowItem[] =>
  text === ''
    ? []
    : chunksOf(text, { characters: 400, lines: 10 }).map((piece, at) => row(at === 0 ? label : '', piece, '', at))

/** An element of the page itself, so that the sheet can measure it. */
const row = (label: string, value: string, space = '', at = 0): FlowItem => (
  <tr key={`${label} ${at}`} className={space}>
    <th scope="row">{label}</th>
    <td className="task-slip-words">{value}</td>
  </tr>
)
