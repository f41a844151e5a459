import { foldLog } from '../../kernel/clock-log.ts'
import { breachOf } from '../../kernel/clock-steps.ts'
import { businessDateAt } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Job } from '../../platform/app/define-module.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Database } from '../../platform/http/database.ts'
import type { Fact } from '../../platform/http/use-case.ts'
import { writeFacts } from '../../platform/outbox/write-facts.ts'
import { appendToClocks, mattersPastDeadline } from './breach.store.ts'
import { addEntry, lockMatter } from './matter.store.ts'
import { calendarFor } from './open-matter.ts'

/** Writes every breach once, within a minute of the deadline: into the clock's log, the timeline, and as a fact. */
export const writeBreaches: Job = {
  name: 'matters.write-breaches',
  cron: '* * * * *',
  run: async ({ database, log }) => {
    const waiting = await database.maintain(async (tx) => mattersPastDeadline(tx, await database.now(tx)))
    for (const matter of waiting) {
      await database.run({ kind: 'community', communityId: matter.communityId, write: true }, (tx) =>
        breachOne(tx, { ...matter, database }),
      )
    }
    if (waiting.length > 0) log(`${waiting.length} matters past a deadline`)
  },
}

const breachOne = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; database: Database },
): Promise<void> => {
  const { communityId, matterId, database } = o
  const now = await database.now(tx)
  const matter = await lockMatter(tx, { communityId, matterId })
  if (!matter) return
  const facts: Fact[] = []
  const context = {
    tx,
    now,
    today: businessDateAt(now),
    communityId,
    database,
    actor: null,
    tell: (fact: Fact) => void facts.push(fact),
  }
  const calendar = await calendarFor(context, {
    clocks: matter.clocks.map(({ log }) => foldLog(log)),
    since: matter.openedAt,
  })
  for (const clock of matter.clocks) {
    const breach = breachOf(clock.log, now, calendar)
    if (breach.length === 0) continue
    const breached = { ...clock, log: [...clock.log, ...breach] }
    await appendToClocks(tx, {
      communityId,
      changes: [{ matterId, clock: breached, before: clock.log.length, calendar }],
    })
    // Nobody took it on: that goes up to the supervisor and is no breach of a promise to the resident.
    const kind = clock.forAcceptance ? 'unaccepted' : 'breach'
    const entry = { id: crypto.randomUUID(), kind, at: now, authorId: null, body: `${clock.name}已超` } as const
    await addEntry(tx, { communityId, matter, entry })
    context.tell({
      name: clock.forAcceptance ? 'matters.unaccepted' : 'matters.breached',
      payload: { matterId, kind: matter.kind, number: matter.number, houseId: matter.houseId, rule: clock.rule },
    })
  }
  if (facts.length > 0) await writeFacts(tx, { communityId, at: now, facts })
}
