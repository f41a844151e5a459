import type { Priority } from '../matters/contract.ts'
import type { LockedMatter, MatterContext } from '../matters/index.ts'
import { categoryOf } from './category.store.ts'
import { ROUTED } from './repair.process.ts'
import { clocksOfRepair, ON_SITE } from './repair.rules.ts'
import { heldRepair } from './repair.store.ts'

/**
 * The deadlines of a repair at another priority: an emergency is to be reached within the minutes of its category, day
 * and night (§12.3.2); the time to be done depends on the category alone and stays as it is, with what was agreed on it.
 */
export const repairTargets = async (
  { tx, communityId }: MatterContext,
  { matter, priority }: { matter: LockedMatter; priority: Priority },
) => {
  if ((matter.priority === 'emergency') === (priority === 'emergency')) return { clocks: [] }
  const held = await heldRepair(tx, { communityId, matterId: matter.id })
  const category = held && (await categoryOf(tx, { communityId, code: held.category }))
  if (!category) return { clocks: [] }
  const clocks = clocksOfRepair(category, priority).filter(({ rule }) => rule === ON_SITE)
  const reason = matter.state === 'with-contractor' ? ROUTED : held.waitingReason
  const permits = clocks.some(({ policy }) => policy.pauses.reasons.includes(reason))
  return permits ? { clocks, stands: { rules: [ON_SITE], reason } } : { clocks }
}
