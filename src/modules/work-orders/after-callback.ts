import { holdMatter, type MatterContext, type MatterId, moveMatter } from '../matters/index.ts'
import type { DispatchTo } from './contract.ts'
import { redoMove } from './dispatch-repair.ts'
import { repairKind } from './repair.process.ts'
import { openRework } from './rework-repair.ts'

/**
 * The owner says that it was not put right: a finished order goes back to work, one that is closed already gets a
 * rework of its own; in the transaction of the caller.
 */
export const redoAfterCallback = async (
  context: MatterContext,
  o: { matterId: MatterId; to: DispatchTo; reason: string },
): Promise<void> => {
  const { matterId, to, reason } = o
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  if (matter.state === 'closed') await openRework(context, { matterId, reason, dispatchTo: to })
  else await redoMove(context, matter, { to, reason })
}

/** The owner is content: a finished order is closed, in the transaction of the caller; any other stays as it is. */
export const closeAfterCallback = async (
  context: MatterContext,
  o: { matterId: MatterId; note: string },
): Promise<void> => {
  const matter = await holdMatter(context, { matterId: o.matterId, kind: repairKind })
  if (matter.state === 'done') await moveMatter(context, matter, { kind: repairKind, action: 'close', note: o.note })
}
