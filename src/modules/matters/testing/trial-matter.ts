import { businessDateAt } from '../../../kernel/dates.ts'
import { transitions } from '../../../kernel/transitions.ts'
import { targetsByPriority } from '../adjust-clocks.ts'
import type { ClockToStart } from '../clock-rows.ts'
import { clockRule } from '../clock-rule.ts'
import { clocksToStart } from '../clocks-to-start.ts'
import type { MatterContext } from '../matter-context.ts'
import { matterKind } from '../matter-kind.ts'
import { openMatter } from '../open-matter.ts'
import type { Assignee, MatterId } from '../shapes.ts'
import type { TestCentre } from './centre.ts'

const process = transitions(
  {
    open: { assign: 'open', take: 'taken' },
    taken: { close: 'closed' },
    closed: {},
  },
  {
    subject: '试验事项',
    start: 'open',
    states: { open: '待办', taken: '在办', closed: '已关闭' },
    actions: { assign: '指派', take: '接手', close: '关闭' },
  },
)

export const handled = clockRule({
  id: 'trial.handled',
  name: '处理时限',
  clause: '§10.3',
  counts: '登记 → 结果',
  target: { kind: 'natural-time', minutes: 24 * 60 },
  pauses: ['等待业主'],
  extension: 'once',
})

export const answered = clockRule({
  id: 'trial.answered',
  name: '答复时限',
  clause: '§12.3.3',
  counts: '登记 → 首次答复',
  target: { kind: 'natural-time', minutes: 72 * 60 },
})

const acceptance = clockRule({
  id: 'trial.accept',
  name: '接手时限',
  counts: '登记 → 接手',
  target: { kind: 'natural-time', minutes: 30 },
})

const sooner = clockRule({
  id: 'trial.accept-emergency',
  name: '特急接手时限',
  counts: '登记 → 接手',
  dayAndNight: true,
  target: { kind: 'natural-time', minutes: 5 },
})

/** For tests: a kind that permits everything the hub can do. */
export const trialKind = matterKind({
  id: 'trial',
  name: '试验',
  prefix: 'SY',
  process,
  acceptance: { states: ['open'], rule: acceptance, byPriority: { emergency: sooner } },
  byHand: ['extend', 'pause', 'priority'],
})

// An emergency is handled in four hours.
targetsByPriority(trialKind, async (context, { priority }) => {
  const [clock] = await clocksToStart(context, [handled])
  if (!clock) return { clocks: [] }
  const target = { kind: 'natural-time', minutes: 4 * 60 } as const
  return { clocks: priority === 'emergency' ? [{ ...clock, policy: { ...clock.policy, target } }] : [clock] }
})

/** The context that a job of the system has, in a transaction of the centre's community. */
export const inCentre = <T>(centre: TestCentre, work: (context: MatterContext) => Promise<T>): Promise<T> => {
  const { database } = centre.app
  const { communityId } = centre
  return database.run({ kind: 'community', communityId, write: true }, async (tx) => {
    const now = await database.now(tx)
    const today = businessDateAt(now)
    return work({ tx, now, today, communityId, database, actor: null, tell: () => undefined })
  })
}

/** Opens a matter of that kind, as a use case of its module would; with its two deadlines unless told. */
export const openTrial = (centre: TestCentre, assignee: Assignee, given?: readonly ClockToStart[]): Promise<MatterId> =>
  inCentre(centre, async (context) => {
    const clocks = given ?? (await clocksToStart(context, [handled, answered]))
    const { id } = await openMatter(context, {
      kind: trialKind,
      title: '试验',
      channel: 'phone',
      priority: 'normal',
      place: { kind: 'none' },
      assignee,
      clocks,
    })
    return id
  })
