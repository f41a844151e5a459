import { foldLog } from '../../kernel/clock-log.ts'
import { nextDeadline } from './clock-rows.ts'
import { type ClockSteps, stepClocks } from './clock-steps.ts'
import { entryById, type LockedMatter, lockMatter, saveStep } from './matter.store.ts'
import type { MatterContext } from './matter-context.ts'
import type { MatterKind } from './matter-kind.ts'
import { stateName } from './matter-kind.ts'
import { calendarFor, demandColleague } from './open-matter.ts'
import { refuse } from './refusals.ts'
import type { Assignee, MatterId, Priority } from './shapes.ts'

/** A step of a matter's process, and what goes with it. */
export interface Move<Action extends string> {
  readonly kind: MatterKind<string, Action>
  readonly action: NoInfer<Action>
  /** Why, or with what result; shown in the timeline. */
  readonly note?: string
  /** Who it lies with now; left out, it stays where it is. */
  readonly assignee?: Assignee | null
  readonly priority?: Priority
  readonly clocks?: ClockSteps
  /** Id that the phone gave the record: it becomes the entry's id, so a second sending is no second record. */
  readonly recordId?: string | undefined
  /** When the phone says it happened. */
  readonly claimedAt?: Date | null
}

/** Holds a matter of this community (and kind) for a step; refuses with 404 what is not there. */
export const holdMatter = async (
  { tx, communityId }: MatterContext,
  o: { matterId: string; kind?: MatterKind },
): Promise<LockedMatter> => {
  const matter = await lockMatter(tx, { communityId, matterId: o.matterId, ...(o.kind ? { kind: o.kind.id } : {}) })
  if (!matter) throw refuse('not-found')
  return matter
}

/**
 * Moves a held matter along its transition table, in the transaction of the caller: state, assignee, clocks, one entry,
 * the facts `matters.moved` and, at the end of the process, `matters.closed`. A step that the table does not have is
 * refused. Answers the matter's standing after the step.
 */
export const moveMatter = async <Action extends string>(
  context: MatterContext,
  matter: LockedMatter,
  move: Move<Action>,
): Promise<LockedMatter> => {
  const { tx, now, communityId } = context
  const { process } = move.kind
  const state = process.next(matter.state, move.action)
  if (move.assignee !== undefined) await demandColleague(context, move.assignee)
  const closes = process.isFinal(state)
  const calendar = await calendarFor(context, {
    clocks: [
      ...matter.clocks.map(({ log }) => foldLog(log)),
      ...(move.clocks?.starts ?? []),
      ...(move.clocks?.retargets ?? []),
    ],
    since: matter.openedAt,
  })
  const stepped = stepClocks(
    matter.clocks,
    { ...move.clocks, endsAll: closes || (move.clocks?.endsAll ?? false) },
    { now, calendar, newId: () => crypto.randomUUID() },
  )
  const clocks = stepped.map(({ clock }) => clock)
  const next = nextDeadline(clocks, calendar)
  const kept: Assignee | null = assigneeOf(matter)
  const assignee = move.assignee === undefined ? kept : move.assignee
  const changed = {
    state,
    assignee,
    assignedAt: move.assignee === undefined ? matter.assignedAt : now,
    closedAt: closes ? now : null,
    priority: move.priority ?? matter.priority,
  }
  const version = await saveStep(tx, {
    ...changed,
    communityId,
    matter,
    title: matter.title,
    description: matter.description,
    deadline: next,
    entry: {
      id: move.recordId ?? crypto.randomUUID(),
      kind: 'moved',
      at: now,
      authorId: context.actor?.staffId ?? null,
      action: move.action,
      from: matter.state,
      to: state,
      assignee: move.assignee ?? null,
      body: move.note ?? '',
      claimedAt: move.claimedAt ?? null,
    },
    clocks: stepped.map((one) => ({ ...one, matterId: matter.id, calendar })),
  })
  const payload = { matterId: matter.id, kind: matter.kind, number: matter.number, houseId: matter.houseId }
  context.tell({ name: 'matters.moved', payload: { ...payload, action: move.action, from: matter.state, to: state } })
  if (closes) context.tell({ name: 'matters.closed', payload: { ...payload, state } })
  return {
    ...matter,
    ...changed,
    version,
    clocks,
    assigneeStaffId: assignee && 'staffId' in assignee ? assignee.staffId : null,
    assigneeRole: assignee && 'role' in assignee ? assignee.role : null,
  }
}

/** Refuses a caller whose screen shows an older version of the matter: both versions go back, nothing is lost (case 38). */
export const demandVersion = (
  matter: LockedMatter,
  o: { version: number; yours: Readonly<Record<string, unknown>> },
): void => {
  if (matter.version === o.version) return
  throw refuse('changed-meanwhile', {
    number: matter.number,
    yours: { version: o.version, ...o.yours },
    theirs: {
      version: matter.version,
      state: matter.state,
      stateName: stateName(matter.kind, matter.state),
      title: matter.title,
      description: matter.description,
      assignee: matter.assigneeName,
    },
  })
}

/** True when this very record was stored before; refuses an id that was used for something else. */
export const wasRecorded = async (
  { tx, communityId, actor }: MatterContext,
  o: { matterId: MatterId; recordId: string | undefined; action: string },
): Promise<boolean> => {
  if (o.recordId === undefined) return false
  const known = await entryById(tx, { communityId, entryId: o.recordId })
  if (!known) return false
  const same =
    known.matterId === o.matterId && known.authorId === actor?.staffId && (known.action ?? known.kind) === o.action
  if (same) return true
  throw refuse('record-used')
}

/** Who a matter lies with; null where it lies with nobody. */
export const assigneeOf = (matter: LockedMatter): Assignee | null => {
  if (matter.assigneeStaffId) return { staffId: matter.assigneeStaffId }
  return matter.assigneeRole ? { role: matter.assigneeRole as never } : null
}
