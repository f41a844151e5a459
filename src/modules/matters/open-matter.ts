import type { Calendar } from '../../kernel/calendar.ts'
import { businessDateAt } from '../../kernel/dates.ts'
import { inOrder } from '../../platform/database/in-order.ts'
import { keysOfMatter, putSearchKeys } from '../households/index.ts'
import { acceptanceOf } from './acceptance.ts'
import { calendarOfCommunity, noCalendar } from './calendar.store.ts'
import { type ClockToStart, needsCalendar, nextDeadline } from './clock-rows.ts'
import { stepClocks } from './clock-steps.ts'
import { insertMatter, isColleague, type NewMatter } from './matter.store.ts'
import type { MatterContext } from './matter-context.ts'
import type { MatterKind } from './matter-kind.ts'
import { nextMatterNumber } from './matter-number.ts'
import { refuse } from './refusals.ts'
import type { Assignee, MatterId } from './shapes.ts'

/** A matter as somebody reports it. */
export interface MatterToOpen
  extends Pick<NewMatter, 'title' | 'channel' | 'priority' | 'place'>,
    Partial<Pick<NewMatter, 'description' | 'partyId' | 'callerName' | 'callerPhone'>> {
  readonly kind: MatterKind
  readonly assignee: Assignee | null
  readonly clocks: readonly ClockToStart[]
  /** The first entry of the timeline, beside the matter's own words. */
  readonly note?: string
  /** Writes what the kind keeps beside the matter. Sent right behind it without waiting: the connection keeps the order. */
  readonly beside?: (id: MatterId) => Promise<unknown>
}

export interface OpenedMatter {
  readonly id: MatterId
  readonly number: string
  readonly dueAt: Date | null
}

/**
 * Opens a matter in the transaction of the caller: number, clocks, first entry, and the fact `matters.opened`.
 * Refuses a place or a party that this community does not have, and an assignee who does not work here.
 */
export const openMatter = async (context: MatterContext, toOpen: MatterToOpen): Promise<OpenedMatter> => {
  const { tx, now, communityId } = context
  const { kind, clocks, note = '', beside, ...said } = toOpen
  await demandColleague(context, said.assignee)
  const state = kind.process.start
  const starts = [...clocks, ...(await acceptanceOf(context, { kind, state, priority: said.priority }))]
  const calendar = await calendarFor(context, { clocks: starts, since: now })
  const number = await nextMatterNumber(context.database, { communityId, prefix: kind.prefix, today: context.today })
  const id = crypto.randomUUID() as MatterId
  const by = context.actor?.staffId ?? null
  const stepped = stepClocks([], { starts }, { now, calendar, newId: () => crypto.randomUUID() })
  const next = nextDeadline(
    stepped.map(({ clock }) => clock),
    calendar,
  )
  const opened = { id, kind: kind.id, number, state, openedAt: now, openedBy: by }
  const written = insertMatter(tx, {
    communityId,
    matter: { ...UNSAID, ...said, ...opened, dueAt: next?.dueAt ?? null, dueName: next?.name ?? '' },
    entry: {
      id: crypto.randomUUID(),
      kind: 'opened',
      at: now,
      authorId: by,
      to: state,
      assignee: said.assignee,
      body: note,
    },
    clocks: stepped.map((one) => ({ ...one, matterId: id, calendar })),
  })
  const houseId = said.place.kind === 'house' ? said.place.id : null
  const subject = { kind: 'matter', id, houseId, title: number, detail: `${kind.name} ${said.title}` } as const
  const found = putSearchKeys(tx, { communityId, subject, keys: keysOfMatter(number) })
  await inOrder([written, beside?.(id), found])
  context.tell({
    name: 'matters.opened',
    payload: { matterId: id, kind: kind.id, number, houseId, priority: said.priority },
  })
  return { id, number, dueAt: next?.dueAt ?? null }
}

const UNSAID = { description: '', partyId: null, callerName: '', callerPhone: '' }

/** Refuses to give a matter to somebody who does not work in this community; oneself and roles always may be. */
export const demandColleague = async (context: MatterContext, assignee: Assignee | null): Promise<void> => {
  if (!assignee || !('staffId' in assignee) || assignee.staffId === context.actor?.staffId) return
  if (await isColleague(context.tx, { communityId: context.communityId, staffId: assignee.staffId })) return
  throw refuse('not-a-colleague')
}

/** The community's calendar where one of the clocks asks for it; without a statement where none does. */
export const calendarFor = async (
  { tx, communityId, today }: MatterContext,
  o: { clocks: readonly Pick<ClockToStart, 'policy'>[]; since: Date },
): Promise<Calendar> => {
  if (!o.clocks.some(({ policy }) => needsCalendar(policy))) return noCalendar(today)
  return calendarOfCommunity(tx, { communityId, from: businessDateAt(o.since) })
}
