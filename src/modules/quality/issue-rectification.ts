import type { BusinessDate } from '../../kernel/dates.ts'
import { type Actor, useCase } from '../../platform/http/use-case.ts'
import type { Assignee } from '../matters/contract.ts'
import { demandVersion, holdMatter, type LockedMatter, type MatterContext, moveMatter } from '../matters/index.ts'
import { issuePaper } from '../papers/index.ts'
import * as contract from './contract.ts'
import { noticePaper, noticePaperKind } from './papers.ts'
import { showRectification } from './read-rectification.ts'
import { issueRule, rectificationKind } from './rectification.process.ts'
import { demandDeadlineAhead, putRightBy } from './rectification.rules.ts'
import { saveRectification } from './rectification.store.ts'

/** Issues a notice: it becomes a numbered paper, lies with whom it is addressed to, and its deadline begins to run. */
export const issueRectification = useCase(contract.issueRectification, async (context, input) => {
  const { matterId, version, wrong, demand, to, deadline } = input
  const said = { wrong, demand, to, deadline }
  const matter = await holdMatter(context, { matterId, kind: rectificationKind })
  demandVersion(matter, { version, yours: said })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', ...Object.keys(said)] })
  await issueMove(context, matter, said)
  return showRectification(context, matterId)
})

export interface NoticeWords {
  readonly wrong: string
  readonly demand: string
  readonly to: Assignee
  readonly deadline: BusinessDate
}

type StaffContext = MatterContext & { readonly actor: Actor }

/** The paper's series waits from here to the commit: nothing that may take long follows. */
export const issueMove = async (context: StaffContext, matter: LockedMatter, said: NoticeWords): Promise<void> => {
  const { tx, communityId, now, today, actor } = context
  demandDeadlineAhead(said.deadline, today)
  await moveMatter(context, matter, {
    kind: rectificationKind,
    action: 'issue',
    assignee: said.to,
    note: said.wrong,
    clocks: { meets: [issueRule.id], starts: [putRightBy(said.deadline)] },
  })
  await saveRectification(tx, { communityId, matterId: matter.id, step: said })
  const { matter: shown, notice } = await showRectification(context, matter.id)
  const content = noticePaper({ matter: shown, notice })
  const { id: paperId } = await issuePaper(context, {
    kind: noticePaperKind,
    subject: { kind: 'matter', id: matter.id },
    content,
  })
  const step = { paperId, issuedAt: now, issuedBy: actor.staffId }
  await saveRectification(tx, { communityId, matterId: matter.id, step })
}
