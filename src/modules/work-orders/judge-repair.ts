import { useCase } from '../../platform/http/use-case.ts'
import { demandVersion, holdMatter, moveMatter } from '../matters/index.ts'
import * as contract from './contract.ts'
import { liableNames } from './contract.ts'
import { showRepair } from './read-repair.ts'
import { repairKind } from './repair.process.ts'
import { saveRepair } from './repair.store.ts'

/** A person decides who answers for the repair; what the dates said stays beside it. */
export const judgeRepair = useCase(contract.judgeRepair, async (context, { matterId, version, liable, reason }) => {
  const { tx, communityId, actor } = context
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { liable, reason } })
  await moveMatter(context, matter, {
    kind: repairKind,
    action: 'judge',
    note: `由${liableNames[liable]}负责：${reason}`,
  })
  await saveRepair(tx, { communityId, matterId, step: { liable, judgedBy: actor.staffId, judgedReason: reason } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['liable'], reason })
  return showRepair(context, matterId)
})
