import { useCase } from '../../platform/http/use-case.ts'
import { demandVersion, holdMatter, moveMatter } from '../matters/index.ts'
import * as contract from './contract.ts'
import { showRepair } from './read-repair.ts'
import { repairKind } from './repair.process.ts'

/** Closes a finished order. A screen that is behind is refused: the order may have gone back to work meanwhile (case 38). */
export const closeRepair = useCase(contract.closeRepair, async (context, { matterId, version, note }) => {
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { note } })
  await moveMatter(context, matter, { kind: repairKind, action: 'close', note })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'] })
  return showRepair(context, matterId)
})

/** Withdraws an order that nobody has begun, with the reason. */
export const cancelRepair = useCase(contract.cancelRepair, async (context, { matterId, version, reason }) => {
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { reason } })
  await moveMatter(context, matter, { kind: repairKind, action: 'cancel', note: reason })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'], reason })
  return showRepair(context, matterId)
})
