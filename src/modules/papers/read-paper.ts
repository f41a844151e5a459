import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { signedLink, type Variant } from '../../platform/files/signed-link.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { addPaperEvent, lockSeriesOf, paperById } from './paper.store.ts'
import { refuse } from './refusals.ts'

export const readPaper = reading(contract.readPaper, (context, { paperId }) => existing(context, paperId))

export const recordPrint = useCase(contract.recordPrint, async (context, { paperId }) => {
  const { tx, communityId, actor, now, audit } = context
  const paper = await standing(context, paperId)
  await addPaperEvent(tx, { communityId, paperId, what: 'printed', reason: '', at: now, by: actor.staffId })
  audit({ subject: { kind: 'paper', id: paperId } })
  return { ...paper, prints: paper.prints + 1 }
})

export const voidPaper = useCase(contract.voidPaper, async (context, { paperId, reason }) => {
  const { tx, communityId, actor, now, audit } = context
  await standing(context, paperId)
  await addPaperEvent(tx, { communityId, paperId, what: 'voided', reason, at: now, by: actor.staffId })
  audit({ subject: { kind: 'paper', id: paperId }, reason })
  return existing(context, paperId)
})

interface Looking {
  readonly tx: Tx
  readonly communityId: CommunityId
  readonly actor: { readonly staffId: StaffId }
  readonly now: Date
}

/** The paper, with links to its scans that are good for whoever looks. */
export const existing = async (
  { tx, communityId, actor, now }: Looking,
  paperId: contract.PaperId,
): Promise<contract.Paper> => {
  const paper = await paperById(tx, { communityId, paperId })
  if (!paper) throw refuse('not-found')
  const link = (fileId: string, variant: Variant) =>
    signedLink({ communityId, fileId, variant, staffId: actor.staffId, now })
  return {
    ...paper,
    signatures: paper.signatures.map(({ fileId, photo, ...signature }) => ({
      ...signature,
      scan: fileId === null ? null : { link: link(fileId, 'whole'), small: photo ? link(fileId, 'small') : null },
    })),
  }
}

/** The paper, not voided, and nobody prints, signs or voids it meanwhile: two prints at once are a first and a reprint. */
export const standing = async (context: Looking, paperId: contract.PaperId): Promise<contract.Paper> => {
  await lockSeriesOf(context.tx, { communityId: context.communityId, paperId })
  const paper = await existing(context, paperId)
  if (paper.voidedAt !== null) throw refuse('voided', { number: paper.number, reason: paper.voidReason })
  return paper
}
