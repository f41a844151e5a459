import { businessDateAt } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Job } from '../../../platform/app/define-module.ts'
import type { Database } from '../../../platform/http/database.ts'
import { announceLive } from '../../../platform/live/announce.ts'
import { writeFacts } from '../../../platform/outbox/write-facts.ts'
import { calendarOfCommunity } from '../calendar.store.ts'
import { nextDeadline, standingOf } from '../clock-rows.ts'
import { type LockedMatter, lockMatters } from '../matter.store.ts'
import { momentInWords } from '../words.ts'
import {
  changesToReckon,
  communitiesTouched,
  markReckoned,
  type ReckonedMatter,
  rowsOfClocks,
  type StoredClock,
  saveReckoned,
  touchedMatters,
} from './reckon.store.ts'

const MATTERS_AT_ONCE = 100

/**
 * Within a minute of a change of the holiday arrangement: reckons the open deadlines anew that it touches, community by community, some
 * matters at a time. Nothing that was met, ended or closed is looked at, and a breach that was written stays.
 */
export const reckonClocks: Job = {
  name: 'matters.reckon-clocks',
  cron: '* * * * *',
  run: async ({ database, log, signal }) => {
    const begun = await database.maintain(async (tx) => ({
      at: await database.now(tx),
      changes: await changesToReckon(tx),
    }))
    if (begun.changes.length === 0) return
    const days = begun.changes.flatMap((change) => change.days)
    const communities = await database.maintain((tx) => communitiesTouched(tx, days))
    let moved = 0
    for (const communityId of communities) {
      for (let after: string | undefined = FIRST; after !== undefined; ) {
        if (signal?.aborted) return
        const step: Step = await reckonSome(database, { communityId, days, after })
        moved += step.moved
        after = step.after
      }
    }
    await database.maintain((tx) => markReckoned(tx, { changes: begun.changes, at: begun.at }))
    if (moved > 0) log(`${moved} matters have other deadlines by the holiday arrangement`)
  },
}

const FIRST = '00000000-0000-0000-0000-000000000000'

interface Step {
  readonly moved: number
  /** Where to go on; undefined where nothing is left. */
  readonly after: string | undefined
}

const reckonSome = (
  database: Database,
  o: { communityId: CommunityId; days: readonly Date[]; after: string },
): Promise<Step> =>
  database.run({ kind: 'community', communityId: o.communityId, write: true }, async (tx) => {
    const { communityId } = o
    const matterIds = await touchedMatters(tx, { ...o, limit: MATTERS_AT_ONCE })
    const after = matterIds.length < MATTERS_AT_ONCE ? undefined : matterIds.at(-1)
    // What a step on one of them changed is seen: it is over, or it waits until this one is.
    const held = (await lockMatters(tx, { communityId, matterIds })).filter(({ clocks }) => clocks.length > 0)
    if (held.length === 0) return { moved: 0, after }
    const since = held.reduce((first, { openedAt }) => (openedAt < first ? openedAt : first), new Date())
    const calendar = await calendarOfCommunity(tx, { communityId, from: businessDateAt(since) })
    const stored = await rowsOfClocks(tx, { communityId, matterIds: held.map(({ id }) => id) })
    const reckoned = held.flatMap((matter) => reckon(matter, { calendar, stored }))
    if (reckoned.length === 0) return { moved: 0, after }
    const at = await database.now(tx)
    await saveReckoned(tx, { communityId, at, reckoned })
    const moved = reckoned.filter(({ words }) => words.length > 0)
    const facts = moved.map(({ matter: { id, kind, number, houseId } }) => ({
      name: 'matters.adjusted',
      payload: { matterId: id, kind, number, houseId, entry: 'reckoned' },
    }))
    if (facts.length > 0) await writeFacts(tx, { communityId, at, facts })
    else await announceLive(tx, { communityId, names: ['matters.reckoned'] })
    return { moved: moved.length, after }
  })

/** What changes of a matter by the calendar of now; none where everything stays. */
const reckon = (
  matter: LockedMatter,
  on: { calendar: Parameters<typeof standingOf>[1]; stored: ReadonlyMap<string, StoredClock> },
): ReckonedMatter[] => {
  const clocks = matter.clocks.flatMap((clock) => {
    const { dueAt, calendarAssumed } = standingOf(clock, on.calendar)
    const was = on.stored.get(clock.id)
    if (!was) return []
    const moves = was.dueAt?.getTime() !== dueAt?.getTime()
    if (!moves && was.calendarAssumed === calendarAssumed) return []
    return [
      { id: clock.id, name: clock.name, was: was.dueAt, dueAt, calendarAssumed, moves, silent: clock.forAcceptance },
    ]
  })
  if (clocks.length === 0) return []
  const words = clocks
    .filter(({ moves, silent }) => moves && !silent)
    .map(({ name, was, dueAt }) => `${name}：${inWords(was)} → ${inWords(dueAt)}`)
  return [{ matter, clocks, words, deadline: nextDeadline(matter.clocks, on.calendar) }]
}

const inWords = (at: Date | null): string => (at ? momentInWords(at) : '暂停')
