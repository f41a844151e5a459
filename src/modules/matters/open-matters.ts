import { startClock } from '../../kernel/clock-steps.ts'
import { keysOfMatter, putManySearchKeys } from '../households/index.ts'
import { acceptancesOf } from './acceptance.ts'
import { type ClockToStart, nextDeadline } from './clock-rows.ts'
import { insertMatters } from './many-matters.store.ts'
import type { NewMatter } from './matter.store.ts'
import type { MatterContext } from './matter-context.ts'
import type { MatterKind } from './matter-kind.ts'
import { nextMatterNumbers } from './matter-number.ts'
import { calendarFor, demandColleague, type OpenedMatter } from './open-matter.ts'
import type { Assignee, MatterId } from './shapes.ts'

/** One of many matters that are opened together. */
export interface OneOfMany extends Pick<NewMatter, 'title' | 'description' | 'priority' | 'place' | 'partyId'> {
  readonly callerName: string
  readonly callerPhone: string
  readonly clocks: readonly ClockToStart[]
  /** When its clocks began to count; not later than now. */
  readonly since: Date
  /** The first entry of its timeline. */
  readonly note: string
}

/**
 * Opens many matters of one kind in the transaction of the caller, in the order given, with a fixed number of
 * statements however many they are: a power cut ends, and hundreds of callbacks are planned.
 */
export const openMatters = async (
  context: MatterContext,
  o: {
    kind: MatterKind
    channel: NewMatter['channel']
    assignee: Assignee | null
    matters: readonly OneOfMany[]
  },
): Promise<OpenedMatter[]> => {
  const { tx, now, communityId } = context
  const { kind, assignee, matters } = o
  const [first] = matters
  if (first === undefined) return []
  await demandColleague(context, assignee)
  const since = matters.reduce((earliest, one) => (one.since < earliest ? one.since : earliest), first.since)
  const calendar = await calendarFor(context, { clocks: matters.flatMap((one) => one.clocks), since })
  const state = kind.process.start
  const standingOf = ({ priority }: OneOfMany) => ({ kind, state, priority })
  const waits = await acceptancesOf(context, matters.map(standingOf))
  const series = { communityId, prefix: kind.prefix, today: context.today }
  const numbers = await nextMatterNumbers(context.database, series, matters.length)
  const by = context.actor?.staffId ?? null
  const opened = matters.map((one, at) => {
    const id = crypto.randomUUID() as MatterId
    const clocks = [...one.clocks, ...waits(standingOf(one))].map(({ rule, name, policy, forAcceptance = false }) => ({
      matterId: id,
      clock: {
        id: crypto.randomUUID(),
        rule,
        name,
        forAcceptance,
        log: startClock(policy, forAcceptance ? now : one.since),
        endedAt: null,
      },
      before: 0,
      calendar,
    }))
    const next = nextDeadline(
      clocks.map(({ clock }) => clock),
      calendar,
    )
    return { one, id, number: numbers[at] as string, clocks, next }
  })
  await insertMatters(tx, {
    communityId,
    shared: { kind: kind.id, state, channel: o.channel, assignee, openedAt: now, openedBy: by },
    matters: opened.map(({ one, id, number, next }) => ({ ...one, id, number, next, entryId: crypto.randomUUID() })),
    clocks: opened.flatMap(({ clocks }) => clocks),
  })
  await putManySearchKeys(tx, {
    communityId,
    subjects: opened.map(({ one, id, number }) => ({
      subject: { kind: 'matter', id, houseId: houseOf(one), title: number, detail: `${kind.name} ${one.title}` },
      keys: keysOfMatter(number),
    })),
  })
  for (const { one, id, number } of opened) {
    const payload = { matterId: id, kind: kind.id, number, houseId: houseOf(one), priority: one.priority }
    context.tell({ name: 'matters.opened', payload })
  }
  return opened.map(({ id, number, next }) => ({ id, number, dueAt: next?.dueAt ?? null }))
}

const houseOf = ({ place }: OneOfMany) => (place.kind === 'house' ? place.id : null)
