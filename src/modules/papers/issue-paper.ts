import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type PaperContent, type PaperId, paperContent } from './contract.ts'
import { addPaper, nextNumber } from './paper.store.ts'

/** A kind of paper with the series that numbers it: 借用单 → `YS-2026-00012`. */
export interface PaperKind {
  readonly id: string
  /** Letters before the year, one series for each community, code and year. */
  readonly code: string
}

/**
 * Issues a paper: gives it the next number of its series and keeps what it says. Call it as the last thing of a use
 * case: from here to the commit the series waits.
 */
export const issuePaper = async (
  on: { tx: Tx; communityId: CommunityId; now: Date; today: BusinessDate; actor: { readonly staffId: StaffId } | null },
  paper: { kind: PaperKind; subject: { kind: string; id: string }; content: PaperContent },
): Promise<{ id: PaperId; number: string }> => {
  const { kind, subject } = paper
  const content = paperContent.parse(paper.content)
  const year = Number(on.today.slice(0, 4))
  const seriesNumber = await nextNumber(on.tx, { communityId: on.communityId, code: kind.code, year })
  const number = `${kind.code}-${year}-${String(seriesNumber).padStart(5, '0')}`
  const id = crypto.randomUUID() as PaperId
  await addPaper(on.tx, {
    communityId: on.communityId,
    id,
    kind: kind.id,
    number,
    code: kind.code,
    year,
    seriesNumber,
    subject,
    content,
    at: on.now,
    by: on.actor?.staffId ?? null,
  })
  return { id, number }
}
