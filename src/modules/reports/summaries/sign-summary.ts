import { addDays } from '../../../kernel/dates.ts'
import { useCase } from '../../../platform/http/use-case.ts'
import { holdMatter, moveMatter } from '../../matters/index.ts'
import { issuePaper } from '../../papers/index.ts'
import { statisticsOf } from '../complaints/statistics.store.ts'
import { SUMMED_UP } from './summary.clocks.ts'
import * as contract from './summary.contract.ts'
import { summaryPaper, summaryPaperKind } from './summary.paper.ts'
import { summaryKind } from './summary.process.ts'
import { demandOver, editionToSign } from './summary.rules.ts'
import { insertEdition, lockSummary, summaryOf } from './summary.store.ts'

/**
 * Signs the summary of a week (§12.3.7): words and figures are kept as they are now and become a numbered paper. The
 * first signature meets the deadline; a further edition has its reason and stands beside the first.
 */
export const signSummary = useCase(contract.signSummary, async (context, { week, version, editions, reason }) => {
  const { tx, communityId, now, today, actor, audit } = context
  demandOver(week, today)
  const summary = await lockSummary(tx, { communityId, week })
  const edition = editionToSign(summary ?? NOT_BEGUN(week), { version, editions, reason })
  if (summary === undefined) throw new Error('a summary without words was signed')
  const figures = await statisticsOf(tx, {
    ...{ from: week, to: addDays(week, 6), now, communityIds: [communityId], across: 'community' },
  })
  const matter = await holdMatter(context, { matterId: summary.matterId, kind: summaryKind })
  if (edition === 1) {
    await moveMatter(context, matter, {
      kind: summaryKind,
      action: 'sign',
      note: summary.problems,
      clocks: { meets: [SUMMED_UP.id] },
    })
  }
  audit({ subject: { kind: 'matter', id: summary.matterId }, fields: ['edition'], ...(reason ? { reason } : {}) })
  const { id: paperId } = await issuePaper(context, {
    kind: summaryPaperKind,
    subject: { kind: 'matter', id: summary.matterId },
    content: summaryPaper({ week, words: summary, figures, edition, reason, signer: actor.name, at: now }),
  })
  await insertEdition(tx, {
    ...{ communityId, week, edition, words: summary, reason, figures, paperId, at: now, by: actor.staffId },
  })
  return summaryOf(tx, { communityId, week })
})

const NOT_BEGUN = (week: Parameters<typeof demandOver>[0]) => ({
  ...{ week, version: 0, editions: 0, problems: '', causes: '', measures: '' },
})
