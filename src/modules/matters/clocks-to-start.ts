import type { ClockToStart } from './clock-rows.ts'
import type { ClockRule } from './clock-rule.ts'
import { ownPoliciesOf } from './clock-setting.store.ts'
import type { MatterContext } from './matter-context.ts'

/** The clock of a rule with the policy in force in this community; started by `openMatter` or `moveMatter`, which freeze it. */
export const clockToStart = async (
  context: Pick<MatterContext, 'tx' | 'communityId'>,
  rule: ClockRule,
): Promise<ClockToStart> => (await clocksToStart(context, [rule]))[0] as ClockToStart

/** The clocks of several rules, in their order: one statement. */
export const clocksToStart = async (
  { tx, communityId }: Pick<MatterContext, 'tx' | 'communityId'>,
  rules: readonly ClockRule[],
): Promise<readonly ClockToStart[]> => {
  if (rules.length === 0) return []
  const own = await ownPoliciesOf(tx, { communityId, rules: rules.map(({ id }) => id) })
  return rules.map(({ id, name, policy }) => ({ rule: id, name, policy: own.get(id) ?? policy }))
}
