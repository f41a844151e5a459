import type { Calendar } from '../../kernel/calendar.ts'
import { businessDateAt } from '../../kernel/dates.ts'
import { keysOfMatter, putSearchKeys } from '../households/index.ts'
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
export const openMatter = async (context: MatterContext, o: MatterToOpen): Promise<OpenedMatter> => {
  const { tx, now, communityId, actor } = context
  await demandColleague(context, o.assignee)
  const calendar = await calendarFor(context, { clocks: o.clocks, since: now })
  const number = await nextMatterNumber(context.database, { communityId, prefix: o.kind.prefix, today: context.today })
  const clocks = stepClocks([], { starts: o.clocks }, { now, calendar, newId: () => crypto.randomUUID() })
  const next = nextDeadline(
    clocks.map(({ clock }) => clock),
    calendar,
  )
  const id = crypto.randomUUID() as MatterId
  const { start } = o.kind.process
  const by = actor?.staffId ?? null
  const written = insertMatter(tx, {
    communityId,
    matter: {
      id,
      kind: o.kind.id,
      number,
      state: start,
      title: o.title,
      description: o.description ?? '',
      channel: o.channel,
      priority: o.priority,
      place: o.place,
      partyId: o.partyId ?? null,
      callerName: o.callerName ?? '',
      callerPhone: o.callerPhone ?? '',
      assignee: o.assignee,
      openedAt: now,
      openedBy: by,
      dueAt: next?.dueAt ?? null,
      dueName: next?.name ?? '',
    },
    entry: {
      id: crypto.randomUUID(),
      kind: 'opened',
      at: now,
      authorId: by,
      to: start,
      assignee: o.assignee,
      body: o.note ?? '',
    },
    clocks: clocks.map((one) => ({ ...one, matterId: id, calendar })),
  })
  const houseId = o.place.kind === 'house' ? o.place.id : null
  const subject = { kind: 'matter', id, houseId, title: number, detail: `${o.kind.name} ${o.title}` } as const
  const found = putSearchKeys(tx, { communityId, subject, keys: keysOfMatter(number) })
  await inOrder([written, o.beside?.(id), found])
  context.tell({
    name: 'matters.opened',
    payload: { matterId: id, kind: o.kind.id, number, houseId, priority: o.priority },
  })
  return { id, number, dueAt: next?.dueAt ?? null }
}

/** Waits for statements sent one behind the other; of several that fail the first one says why. */
const inOrder = async (sent: readonly (Promise<unknown> | undefined)[]): Promise<void> => {
  const failed = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

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
