import { type ActionOf, type StateOf, transitions } from '../../kernel/transitions.ts'
import { clockRule } from './clock-rule.ts'
import { matterKind } from './matter-kind.ts'

export const taskProcess = transitions(
  {
    assigned: { accept: 'doing', refuse: 'refused', assign: 'assigned', cancel: 'cancelled' },
    doing: { finish: 'done', refuse: 'refused', assign: 'assigned', cancel: 'cancelled' },
    refused: { assign: 'assigned', cancel: 'cancelled' },
    done: {},
    cancelled: {},
  },
  {
    subject: '任务',
    start: 'assigned',
    states: { assigned: '待接收', doing: '办理中', refused: '已退回', done: '已办结', cancelled: '已撤销' },
    actions: { accept: '接收', refuse: '退回', assign: '指派', finish: '办结', cancel: '撤销' },
  },
)

export type TaskState = StateOf<typeof taskProcess>
export type TaskAction = ActionOf<typeof taskProcess>

const acceptance = clockRule({
  id: 'task.accept',
  name: '任务接收时限',
  counts: '派出 → 接收或退回；过时上报主管',
  target: { kind: 'working-time', minutes: 4 * 60 },
})

/** What finishing a task looks at. */
interface TaskFacts {
  readonly flavour: string
  readonly answeredBy: string
}

const finish = ({ flavour, answeredBy }: TaskFacts): string | undefined =>
  flavour !== 'assigned' && answeredBy === '' ? '要写明对方的经办人' : undefined

/** Tasks (§3.10 and all "other tasks"), cross-department slips (§2.1) and assisting authorities (§10.8). */
export const taskKind = matterKind({
  id: 'task',
  name: '任务',
  prefix: 'RW',
  process: taskProcess,
  acceptance: { states: ['assigned'], rule: acceptance },
  byHand: ['extend', 'priority'],
  guards: { finish },
})
