import { businessDateAt } from '../../../kernel/dates.ts'
import type { Subscription } from '../../../platform/app/define-module.ts'
import type { Fact } from '../../../platform/http/use-case.ts'
import { writeFacts } from '../../../platform/outbox/write-facts.ts'
import { holdMatter, moveMatter } from '../../matters/index.ts'
import { repairKind, repairProcess } from '../repair.process.ts'
import { ANSWER, PROMISE } from '../repair.rules.ts'

const words: Readonly<Record<string, string>> = {
  [ANSWER]: '保修单位逾期没有答复',
  [PROMISE]: '保修单位没有按约定的日期修好',
}

/** A contractor that has let its days go by (§2.3): the order goes up to the supervisor, once, and whoever listens is told. */
export const raiseUnanswered: Subscription = {
  fact: 'matters.breached',
  run: async ({ tx, communityId, now, eventId, payload, database }) => {
    const { matterId, rule, kind, number, houseId } = payload as Readonly<Record<string, string>>
    const note = words[rule ?? '']
    if (kind !== repairKind.id || matterId === undefined || note === undefined) return
    const facts: Fact[] = []
    const tell = (fact: Fact) => void facts.push(fact)
    const context = { tx, now, today: businessDateAt(now), communityId, database, actor: null, tell }
    const matter = await holdMatter(context, { matterId, kind: repairKind })
    if (!repairProcess.permits(matter.state as never, 'raise')) return
    const move = {
      kind: repairKind,
      action: 'raise',
      assignee: { role: 'supervisor' },
      note,
      recordId: eventId,
    } as const
    await moveMatter(context, matter, move)
    tell({ name: 'work-orders.contractor-silent', payload: { matterId, number, houseId, rule } })
    await writeFacts(tx, { communityId, at: now, facts })
  },
}
