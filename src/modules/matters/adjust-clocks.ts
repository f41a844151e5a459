import { foldLog } from '../../kernel/clock-log.ts'
import { refuseClock } from '../../kernel/clock-steps.ts'
import { useCase } from '../../platform/http/use-case.ts'
import { acceptanceOf, forAcceptance, waitingRule } from './acceptance.ts'
import * as contract from './adjust.contract.ts'
import type { ClockToStart } from './clock-rows.ts'
import { nextDeadline } from './clock-rows.ts'
import { type ClockSteps, isPaused, stepClocks } from './clock-steps.ts'
import { type EntryToWrite, type LockedMatter, type MatterChanges, saveStep } from './matter.store.ts'
import type { MatterContext } from './matter-context.ts'
import { type ByHand, kindName, kindOf, type MatterKind, reasonsByHand } from './matter-kind.ts'
import { demandVersion, holdMatter } from './move-matter.ts'
import { calendarFor } from './open-matter.ts'
import { showMatter } from './read-matter.ts'
import { refuse } from './refusals.ts'
import type { Priority } from './shapes.ts'
import { momentInWords, priorityNames } from './words.ts'

/** Gives a clock a new time, once, with the reason (§10.3, "generally"); a breach that was written stays. */
export const extendClock = useCase(contract.extendClock, async (context, { matterId, rule, ...asked }) => {
  const matter = await holdMatter(context, { matterId })
  demandVersion(matter, { version: asked.version, yours: { until: asked.until, reason: asked.reason } })
  const clock = demandByHand(matter, { what: 'extend', rule })
  const steps = { extends: { rule, until: new Date(asked.until), reason: asked.reason } }
  const body = `${clock.name}延至 ${momentInWords(steps.extends.until)}\n${asked.reason}`
  await adjust(context, matter, { steps, entry: { kind: 'extended', body } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['clock'], reason: asked.reason })
  return showMatter(context, matterId)
})

/** Stops a clock for one of the reasons that its frozen policy lists. */
export const pauseClock = useCase(contract.pauseClock, async (context, { matterId, rule, version, reason }) => {
  const matter = await holdMatter(context, { matterId })
  demandVersion(matter, { version, yours: { reason } })
  const clock = demandByHand(matter, { what: 'pause', rule })
  const permitted = reasonsByHand(matter.kind, matter.state, foldLog(clock.log).policy.pauses.reasons)
  if (!permitted.includes(reason)) throw refuseClock('pause-not-permitted', { reason, permitted })
  const steps = { pauses: { rules: [rule], reason } }
  await adjust(context, matter, { steps, entry: { kind: 'paused', body: `${clock.name}：${reason}` } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['clock'], reason })
  return showMatter(context, matterId)
})

/** Lets a clock run on. */
export const resumeClock = useCase(contract.resumeClock, async (context, { matterId, rule, version }) => {
  const matter = await holdMatter(context, { matterId })
  demandVersion(matter, { version, yours: {} })
  const clock = demandByHand(matter, { what: 'pause', rule })
  if (!isPaused(clock.log)) throw refuseClock('not-paused')
  await adjust(context, matter, { steps: { resumes: [rule] }, entry: { kind: 'resumed', body: clock.name } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['clock'] })
  return showMatter(context, matterId)
})

/** Changes how urgent a matter is, with the reason; its clocks get the targets of the new urgency, counted from their start. */
export const changePriority = useCase(contract.changePriority, async (context, { matterId, ...asked }) => {
  const { version, priority, reason } = asked
  const matter = await holdMatter(context, { matterId })
  demandVersion(matter, { version, yours: { priority, reason } })
  demandByHand(matter, { what: 'priority' })
  if (matter.priority === priority) throw refuse('same-priority', { number: matter.number })
  const { clocks = [], stands } = (await targetsOf.get(matter.kind)?.(context, { matter, priority })) ?? {}
  const waits = await waitsAnew(context, { matter, priority })
  const body = `${priorityNames[matter.priority]} → ${priorityNames[priority]}\n${reason}`
  const aimed = [...clocks, ...waits].map(({ rule, policy }) => ({
    rule,
    policy,
    reason,
    countedFrom: 'start' as const,
  }))
  const steps = { retargets: aimed, ...(stands ? { pauses: stands } : {}) }
  await adjust(context, matter, { steps, entry: { kind: 'retargeted', body }, changes: { priority } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['priority'], reason })
  return showMatter(context, matterId)
})

interface Prioritised {
  readonly matter: LockedMatter
  readonly priority: Priority
}

/** The wait for somebody to take it on with the time of the new urgency, where that is another one. */
const waitsAnew = async (context: MatterContext, { matter, priority }: Prioritised) => {
  const kind = kindOf(matter.kind)
  if (!kind || !matter.clocks.some(forAcceptance)) return []
  const before = waitingRule({ kind, state: matter.state, priority: matter.priority })
  const after = { kind, state: matter.state, priority }
  return waitingRule(after) === before ? [] : acceptanceOf(context, after)
}

/** Deadlines at a priority, and what of them stands still with them because the matter does. */
interface Targets {
  readonly clocks: readonly ClockToStart[]
  readonly stands?: ClockSteps['pauses']
}

type TargetsOf = (context: MatterContext, o: Prioritised) => Promise<Targets>

const targetsOf = new Map<string, TargetsOf>()

/** Says which deadlines a kind has at a priority: by them its clocks are aimed anew when the priority changes. Said once, by the module of the kind. */
export const targetsByPriority = (kind: MatterKind, targets: TargetsOf): void => {
  targetsOf.set(kind.id, targets)
}

const names: Readonly<Record<ByHand, string>> = { extend: '延期', pause: '暂停计时', priority: '调整紧急程度' }

/** The running clock of that rule; refuses what the kind leaves to its own steps, and what is closed. */
const demandByHand = (matter: LockedMatter, o: { what: ByHand; rule?: string }) => {
  if (matter.closedAt) throw refuse('closed', { number: matter.number })
  const kind = kindOf(matter.kind)
  const stopsItself = o.what === 'pause' && kind?.stopsItself?.states.includes(matter.state)
  if (!kind?.byHand?.includes(o.what) || stopsItself) {
    throw refuse('not-by-hand', { kind: kindName(matter.kind), what: names[o.what] })
  }
  const clock = matter.clocks.find(({ rule }) => rule === o.rule)
  if (o.rule !== undefined && !clock) throw refuse('no-such-clock', { number: matter.number })
  return { name: clock?.name ?? '', log: clock?.log ?? [] }
}

/** What moves no state: the clocks, the deadline they come to, one entry in the timeline. */
const adjust = async (
  context: MatterContext,
  matter: LockedMatter,
  o: { steps: ClockSteps; entry: Pick<EntryToWrite, 'kind' | 'body'>; changes?: Pick<MatterChanges, 'priority'> },
): Promise<void> => {
  const { tx, communityId, now, actor } = context
  const policies = [...matter.clocks.map(({ log }) => foldLog(log)), ...(o.steps.retargets ?? [])]
  const calendar = await calendarFor(context, { clocks: policies, since: matter.openedAt })
  const stepped = stepClocks(matter.clocks, o.steps, { now, calendar, newId: () => crypto.randomUUID() })
  const deadline = nextDeadline(
    stepped.map(({ clock }) => clock),
    calendar,
  )
  await saveStep(tx, {
    communityId,
    matter,
    changes: { ...o.changes, deadline },
    entry: { id: crypto.randomUUID(), at: now, authorId: actor?.staffId ?? null, ...o.entry },
    clocks: stepped.map((one) => ({ ...one, matterId: matter.id, calendar })),
  })
  const about = { matterId: matter.id, kind: matter.kind, number: matter.number, houseId: matter.houseId }
  context.tell({ name: 'matters.adjusted', payload: { ...about, entry: o.entry.kind } })
}
