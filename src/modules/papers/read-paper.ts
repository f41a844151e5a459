import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { addPaperEvent, lockSeriesOf, paperById } from './paper.store.ts'
import { refuse } from './refusals.ts'

export const readPaper = reading(contract.readPaper, ({ tx, communityId }, { paperId }) =>
  existing(tx, { communityId, paperId }),
)

export const recordPrint = useCase(
  contract.recordPrint,
  async ({ tx, communityId, actor, now, audit }, { paperId }) => {
    const paper = await standing(tx, { communityId, paperId })
    await addPaperEvent(tx, { communityId, paperId, what: 'printed', reason: '', at: now, by: actor.staffId })
    audit({ subject: { kind: 'paper', id: paperId } })
    return { ...paper, prints: paper.prints + 1 }
  },
)

export const voidPaper = useCase(
  contract.voidPaper,
  async ({ tx, communityId, actor, now, audit }, { paperId, reason }) => {
    await standing(tx, { communityId, paperId })
    await addPaperEvent(tx, { communityId, paperId, what: 'voided', reason, at: now, by: actor.staffId })
    audit({ subject: { kind: 'paper', id: paperId }, reason })
    return existing(tx, { communityId, paperId })
  },
)

export const existing = async (
  tx: Tx,
  on: { communityId: CommunityId; paperId: contract.PaperId },
): Promise<contract.Paper> => {
  const paper = await paperById(tx, on)
  if (!paper) throw refuse('not-found')
  return paper
}

/** The paper, not voided, and nobody prints or voids it meanwhile: two prints at once are a first and a reprint. */
export const standing = async (
  tx: Tx,
  on: { communityId: CommunityId; paperId: contract.PaperId },
): Promise<contract.Paper> => {
  await lockSeriesOf(tx, on)
  const paper = await existing(tx, on)
  if (paper.voidedAt !== null) throw refuse('voided', { number: paper.number, reason: paper.voidReason })
  return paper
}
