import type { ClockToStart, MatterClock } from './clock-rows.ts'
import type { ClockRule } from './clock-rule.ts'
import { clocksToStart } from './clocks-to-start.ts'
import type { LockedMatter } from './matter.store.ts'
import type { MatterContext } from './matter-context.ts'
import type { MatterKind } from './matter-kind.ts'
import type { Assignee, Priority } from './shapes.ts'

/** Where a matter stands with whom: what says whether it waits for somebody to take it on, and for how long. */
export interface Standing {
  readonly kind: MatterKind
  readonly state: string
  readonly priority: Priority
}

/** The rule by which a matter waits for somebody to take it on; undefined where it does not wait. */
export const waitingRule = ({ kind, state, priority }: Standing): ClockRule | undefined => {
  if (!kind.acceptance?.states.includes(state)) return undefined
  return kind.acceptance.byPriority?.[priority] ?? kind.acceptance.rule
}

/** The waits that begin with these standings: the policies of all in one statement, none where nobody waits. */
export const acceptancesOf = async (
  context: Pick<MatterContext, 'tx' | 'communityId'>,
  standings: readonly Standing[],
): Promise<(one: Standing) => readonly ClockToStart[]> => {
  const rules = new Set(standings.map(waitingRule).filter((rule) => rule !== undefined))
  const clocks = await clocksToStart(context, [...rules])
  return (one) => {
    const own = one.kind.acceptance?.rule
    const rule = waitingRule(one)
    return clocks
      .filter((clock) => clock.rule === rule?.id)
      .map((clock) => ({ ...clock, rule: own?.id ?? clock.rule, name: own?.name ?? clock.name, forAcceptance: true }))
  }
}

/** The wait that begins with this standing. */
export const acceptanceOf = async (
  context: Pick<MatterContext, 'tx' | 'communityId'>,
  standing: Standing,
): Promise<readonly ClockToStart[]> => (await acceptancesOf(context, [standing]))(standing)

export const forAcceptance = (clock: MatterClock): boolean => clock.forAcceptance

/**
 * A wait is for one holder. It goes on unbroken where a step leaves the matter waiting for the same one, so that nobody
 * gains time by correcting a category or by asking again; whoever takes it on, sends it back or is asked instead ends it.
 */
export const waitGoesOn = (
  matter: Pick<LockedMatter, 'clocks' | 'assigneeStaffId' | 'assigneeRole'>,
  after: Standing & { readonly assignee: Assignee | null | undefined },
): boolean =>
  waitingRule(after) !== undefined && matter.clocks.some(forAcceptance) && liesWithTheSame(matter, after.assignee)

const liesWithTheSame = (
  { assigneeStaffId, assigneeRole }: Pick<LockedMatter, 'assigneeStaffId' | 'assigneeRole'>,
  assignee: Assignee | null | undefined,
): boolean => {
  if (assignee === undefined) return true
  if (assignee === null) return assigneeStaffId === null && assigneeRole === null
  return 'staffId' in assignee ? assignee.staffId === assigneeStaffId : assignee.role === assigneeRole
}
