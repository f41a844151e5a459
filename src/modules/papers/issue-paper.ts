import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type PaperContent, type PaperId, paperContent } from './contract.ts'
import { addPaper, nextNumber } from './paper.store.ts'
import type { PaperKind } from './paper-kind.ts'
import { layOut } from './template.rules.ts'
import { templateInForce } from './template.store.ts'

/**
 * Issues a paper: lays it out by the template in force, gives it the next number of its series and keeps what it says.
 * Call it as the last thing of a use case: from here to the commit the series waits.
 */
export const issuePaper = async (
  on: { tx: Tx; communityId: CommunityId; now: Date; today: BusinessDate; actor: { readonly staffId: StaffId } | null },
  paper: { kind: PaperKind; subject: { kind: string; id: string }; content: PaperContent },
): Promise<{ id: PaperId; number: string }> => {
  const { tx, communityId, today } = on
  const { kind, subject } = paper
  const template = await templateInForce(tx, { communityId, kind: kind.id, today })
  const content = paperContent.parse(template.design ? layOut(paper.content, template.design) : paper.content)
  const year = Number(today.slice(0, 4))
  const seriesNumber = await nextNumber(tx, { communityId, code: kind.code, year })
  const number = `${kind.code}-${year}-${String(seriesNumber).padStart(5, '0')}`
  const id = crypto.randomUUID() as PaperId
  await addPaper(tx, {
    ...{ communityId, id, kind: kind.id, number, code: kind.code, year, seriesNumber, subject, content },
    template: { level: template.level ?? '', number: template.number },
    at: on.now,
    by: on.actor?.staffId ?? null,
  })
  return { id, number }
}
