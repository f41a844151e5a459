import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { exportingShort } from '../../platform/exports/index.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import type { ClockRuleRow } from './clock-rule.contract.ts'
import * as contract from './clock-rule.contract.ts'
import { clockRuleOf, clockRules, policyFault } from './clock-rule.ts'
import * as list from './clock-rule-list.ts'
import { clockSettingsOf, saveClockSetting } from './clock-setting.store.ts'
import { refuse } from './refusals.ts'

export const listClockRules = reading(contract.listClockRules, async ({ tx, communityId }) => ({
  rules: await rulesOf(tx, communityId),
}))

export const exportClockRules = exportingShort(list.exportClockRules, ({ tx }, { communityId }) =>
  rulesOf(tx, communityId),
)

/** Tightens or loosens a deadline for this community, or takes up the default again. What already runs is not touched. */
export const setClockRule = useCase(contract.setClockRule, async (context, { rule: id, version, policy }) => {
  const { tx, communityId, actor, now } = context
  const rule = clockRuleOf(id)
  if (!rule) throw refuse('no-such-clock-rule')
  const fault = policy && policyFault(rule, policy)
  if (fault) throw refuse('clock-rule-out-of-bounds', { fault })
  const saved = await saveClockSetting(tx, { communityId, rule: id, policy, version, by: actor.staffId, at: now })
  const theirs = (await clockSettingsOf(tx, { communityId, rule: id }))[0] ?? untouched(id)
  if (!saved) throw refuse('clock-rule-changed', { name: rule.name, yours: { own: policy }, theirs })
  context.audit({
    subject: { kind: 'clock-rule', id: communityId },
    fields: [id],
    detail: { policy: policy ?? 'default' },
  })
  return theirs
})

const rulesOf = async (tx: Tx, communityId: CommunityId): Promise<ClockRuleRow[]> => {
  const touched = new Map((await clockSettingsOf(tx, { communityId })).map((one) => [one.rule, one]))
  return clockRules().map(({ id, name, clause, counts, policy }) => ({
    ...(touched.get(id) ?? untouched(id)),
    ...{ name, clause, counts, default: policy },
  }))
}

const untouched = (rule: string) => ({ rule, own: null, version: 0, changedBy: '', changedAt: null })
