import { addDays, type BusinessDate, businessDateAt, formatDate, startOfDay } from '../../../kernel/dates.ts'
import type { Job } from '../../../platform/app/define-module.ts'
import type { Fact } from '../../../platform/http/use-case.ts'
import { writeFacts } from '../../../platform/outbox/write-facts.ts'
import { clockToStart, type MatterContext, openMatters } from '../../matters/index.ts'
import { lastWholeWeek } from '../complaints/period.rules.ts'
import { SUMMED_UP } from './summary.clocks.ts'
import { summaryKind } from './summary.process.ts'
import { insertSummaries, weeksToBegin } from './summary.store.ts'

/**
 * Begins the summaries of weeks that are over: each is a matter of the supervisors whose deadline counts from the end
 * of the week, however late it is begun.
 */
export const beginSummaries = async (context: MatterContext, weeks: readonly BusinessDate[]): Promise<void> => {
  const clock = await clockToStart(context, SUMMED_UP)
  const opened = await openMatters(context, {
    kind: summaryKind,
    channel: 'system',
    assignee: { role: 'supervisor' },
    matters: weeks.map((week) => ({
      title: `投诉周报：${weekInWords(week)}`,
      description: '汇总本周投诉，写明主要问题、原因和措施，签发后打印归档。',
      priority: 'normal',
      place: { kind: 'none' },
      partyId: null,
      callerName: '',
      callerPhone: '',
      clocks: [clock],
      since: startOfDay(addDays(week, 7)),
      note: '一周结束，等待小结',
    })),
  })
  const matterIds = opened.map(({ id }) => id)
  await insertSummaries(context.tx, { communityId: context.communityId, weeks, matterIds })
}

/** `2026年11月16日至11月22日` */
export const weekInWords = (week: BusinessDate): string => {
  const [first, last] = [formatDate(week), formatDate(addDays(week, 6))]
  return `${first}至${last.slice(0, 4) === first.slice(0, 4) ? last.slice(5) : last}`
}

/** From each Monday on the week before waits for its summary (§12.3.7), also where the server was down at midnight. */
export const openDueSummaries: Job = {
  name: 'reports.open-due-summaries',
  cron: '*/5 * * * *',
  run: async ({ database, log }) => {
    const due = await database.maintain(async (tx) => {
      const { from: lastWeek } = lastWholeWeek(businessDateAt(await database.now(tx)))
      return weeksToBegin(tx, { lastWeek, lastEnd: startOfDay(addDays(lastWeek, 7)) })
    })
    for (const { communityId, weeks } of due) {
      await database.run({ kind: 'community', communityId, write: true }, async (tx) => {
        const now = await database.now(tx)
        const facts: Fact[] = []
        const tell = (fact: Fact) => void facts.push(fact)
        const context = { tx, now, today: businessDateAt(now), communityId, database, actor: null, tell }
        await beginSummaries(context, weeks)
        await writeFacts(tx, { communityId, at: now, facts })
      })
    }
    if (due.length > 0) log(`${due.length} communities have a week to sum up`)
  },
}
