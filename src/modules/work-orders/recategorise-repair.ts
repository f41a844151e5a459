import { useCase } from '../../platform/http/use-case.ts'
import { demandVersion, holdMatter, moveMatter, refuse as refuseMatter } from '../matters/index.ts'
import * as contract from './contract.ts'
import { intakeOf, warrantyOf } from './intake.store.ts'
import { showRepair } from './read-repair.ts'
import { refuse } from './refusals.ts'
import { repairKind } from './repair.process.ts'
import { clocksOfRepair } from './repair.rules.ts'
import { heldRepair, saveRepair } from './repair.store.ts'
import { sourceOf } from './source.store.ts'

/**
 * Puts an order into the category it belongs to: its running clocks take the targets of that one, counted from the
 * start, so that nobody gains time by it; the warranty is decided anew and a person's judgement falls.
 */
export const recategoriseRepair = useCase(contract.recategoriseRepair, async (context, input) => {
  const { tx, communityId, today } = context
  const { matterId, version, part, reason } = input
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { category: input.category, part, reason } })
  const held = await heldRepair(tx, { communityId, matterId })
  const source = await sourceOf(tx, { communityId, matterId })
  if (!held || !source) throw refuseMatter('not-found')
  const intake = await intakeOf(tx, { communityId, category: input.category, part, place: source.place })
  const warranty = warrantyOf(intake, today)
  const { category } = intake
  if (category.code === held.category && warranty.part === held.part) {
    throw refuse('same-category', { name: category.name })
  }
  const why = `类别由${held.categoryName}改为${category.name}：${reason}`
  const retargets = clocksOfRepair(category, matter.priority).map(({ rule, policy }) => ({
    rule,
    policy,
    reason: why,
    countedFrom: 'start' as const,
  }))
  await moveMatter(context, matter, { kind: repairKind, action: 'recategorise', note: why, clocks: { retargets } })
  await saveRepair(tx, {
    communityId,
    matterId,
    step: {
      categoryCode: category.code,
      categoryName: category.name,
      callbackClass: category.callbackClass,
      partCode: warranty.part,
      partName: warranty.partName,
      completedOn: warranty.completedOn,
      deliveredOn: warranty.deliveredOn,
      warranty: warranty.warranty,
      warrantyUntil: warranty.until,
      warrantyWhy: warranty.why,
      liable: warranty.liable,
      judgedBy: null,
      judgedReason: '',
    },
  })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['category', 'part'], reason })
  return showRepair(context, matterId)
})
