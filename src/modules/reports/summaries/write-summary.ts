import { reading, useCase } from '../../../platform/http/use-case.ts'
import { beginSummaries } from './begin-summaries.ts'
import * as contract from './summary.contract.ts'
import { changed, demandMonday, demandOver } from './summary.rules.ts'
import { lockSummary, saveWords, summariesOf, summaryOf } from './summary.store.ts'

export const readSummary = reading(contract.readSummary, ({ tx, communityId }, { week }) => {
  demandMonday(week)
  return summaryOf(tx, { communityId, week })
})

export const listSummaries = reading(contract.listSummaries, async ({ tx, communityId }) => ({
  weeks: await summariesOf(tx, communityId),
}))

/** Keeps the supervisor's words; the first words of a week begin its summary. */
export const saveSummary = useCase(
  contract.saveSummary,
  async (context, { week, version, problems, causes, measures }) => {
    const { tx, communityId, today, now, actor, audit } = context
    demandOver(week, today)
    const words = { problems, causes, measures }
    if (!(await lockSummary(tx, { communityId, week }))) await beginSummaries(context, [week])
    const held = await lockSummary(tx, { communityId, week })
    if (held === undefined || held.version !== version) {
      throw changed(held ?? { week, version: 0, problems: '', causes: '', measures: '' }, { version, ...words })
    }
    await saveWords(tx, { communityId, week, words, version: version + 1, at: now, by: actor.staffId })
    audit({ subject: { kind: 'matter', id: held.matterId }, fields: Object.keys(words) })
    return summaryOf(tx, { communityId, week })
  },
)
