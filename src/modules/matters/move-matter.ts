import { foldLog } from '../../kernel/clock-log.ts'
import { acceptanceOf, forAcceptance, waitGoesOn } from './acceptance.ts'
import { nextDeadline } from './clock-rows.ts'
import { type ClockSteps, stepClocks } from './clock-steps.ts'
import { type EntryToWrite, entryById, type LockedMatter, lockMatter, saveStep } from './matter.store.ts'
import type { MatterContext } from './matter-context.ts'
import type { MatterKind } from './matter-kind.ts'
import { actionName, stateName } from './matter-kind.ts'
import { calendarFor, demandColleague } from './open-matter.ts'
import { refuse } from './refusals.ts'
import type { Assignee, MatterId } from './shapes.ts'

/** A step of a matter's process, and what goes with it. */
export interface Move<Action extends string, Facts = never> {
  readonly kind: MatterKind<string, Action, Facts>
  readonly action: NoInfer<Action>
  /** Why, or with what result; shown in the timeline. */
  readonly note?: string
  /** Who it lies with now; left out, it stays where it is. */
  readonly assignee?: Assignee | null
  readonly clocks?: ClockSteps
  /** What the guards of the kind look at. */
  readonly facts?: Facts
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
export const moveMatter = async <Action extends string, Facts = never>(
  context: MatterContext,
  matter: LockedMatter,
  move: Move<Action, Facts>,
): Promise<LockedMatter> => {
  const { tx, now, communityId } = context
  const state = move.kind.process.next(matter.state, move.action)
  demandGuard(matter, move)
  if (move.assignee) await demandColleague(context, move.assignee)
  const closes = move.kind.process.isFinal(state)
  const running = matter.clocks.map(({ log }) => foldLog(log))
  const wait = await waitAfter(context, matter, { ...move, state })
  const starts = [...(move.clocks?.starts ?? []), ...wait.starts]
  const meets = [...(move.clocks?.meets ?? []), ...wait.meets]
  const aimed = move.clocks?.retargets ?? []
  const calendar = await calendarFor(context, { clocks: [...running, ...starts, ...aimed], since: matter.openedAt })
  const newId = () => crypto.randomUUID()
  const steps = { ...move.clocks, starts, meets, endsAll: closes }
  const stepped = stepClocks(matter.clocks, steps, { now, calendar, newId })
  const clocks = stepped.map(({ clock }) => clock)
  const version = await saveStep(tx, {
    communityId,
    matter,
    changes: {
      state,
      ...(move.assignee === undefined ? {} : { assignee: move.assignee, assignedAt: now }),
      ...(closes ? { closedAt: now } : {}),
      deadline: nextDeadline(clocks, calendar),
    },
    entry: entryOf(context, matter, { ...move, to: state }),
    clocks: stepped.map((one) => ({ ...one, matterId: matter.id, calendar })),
  })
  const about = { matterId: matter.id, kind: matter.kind, number: matter.number, houseId: matter.houseId }
  context.tell({ name: 'matters.moved', payload: { ...about, action: move.action, from: matter.state, to: state } })
  if (closes) context.tell({ name: 'matters.closed', payload: { ...about, state } })
  return { ...matter, state, version, clocks, ...(move.assignee === undefined ? {} : heldBy(move.assignee)) }
}

/** What becomes of the wait for somebody to take it on: it goes on, or is over, also where another one begins. */
const waitAfter = async (
  context: MatterContext,
  matter: LockedMatter,
  { kind, state, assignee }: Pick<Move<string>, 'kind' | 'assignee'> & { readonly state: string },
) => {
  const standing = { kind, state, priority: matter.priority }
  if (waitGoesOn(matter, { ...standing, assignee })) return { starts: [], meets: [] }
  const meets = matter.clocks.filter(forAcceptance).map(({ rule }) => rule)
  return { starts: await acceptanceOf(context, standing), meets }
}

/** Refuses a step for which something is missing beside the table; a guard without its facts is a fault of the caller. */
const demandGuard = <Action extends string, Facts>(matter: LockedMatter, move: Move<Action, Facts>): void => {
  const guard = move.kind.guards?.[move.action]
  if (!guard) return
  if (move.facts === undefined) throw new Error(`the step ${move.action} of ${move.kind.id} is guarded: give its facts`)
  const missing = guard(move.facts)
  if (missing === undefined) return
  const action = actionName(move.kind.id, move.action)
  throw refuse('guarded', { number: matter.number, action, missing })
}

const entryOf = (
  { now, actor }: MatterContext,
  matter: LockedMatter,
  move: Pick<Move<string>, 'action' | 'note' | 'assignee' | 'recordId' | 'claimedAt'> & { readonly to: string },
): EntryToWrite => ({
  id: move.recordId ?? crypto.randomUUID(),
  kind: 'moved',
  at: now,
  authorId: actor?.staffId ?? null,
  action: move.action,
  from: matter.state,
  to: move.to,
  assignee: move.assignee ?? null,
  body: move.note ?? '',
  claimedAt: move.claimedAt ?? null,
})

const heldBy = (assignee: Assignee | null) => ({
  assigneeStaffId: assignee && 'staffId' in assignee ? assignee.staffId : null,
  assigneeRole: assignee && 'role' in assignee ? assignee.role : null,
})

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
