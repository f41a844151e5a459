import { useCase } from '../../platform/http/use-case.ts'
import type { MatterId } from '../matters/contract.ts'
import { holdMatter, type MatterContext, type OpenedMatter, refuse as refuseMatter } from '../matters/index.ts'
import type { RepairToLog } from './contract.ts'
import * as contract from './contract.ts'
import { asLogged, openRepair } from './log-repair.ts'
import { refuse } from './refusals.ts'
import { repairKind, repairProcess } from './repair.process.ts'
import { openReworkOf, sourceOf } from './source.store.ts'

export const reworkRepair = useCase(contract.reworkRepair, async (context, { communityId: _, ...asked }) => {
  const opened = await openRework(context, asked)
  context.audit({ subject: { kind: 'matter', id: opened.id }, reason: asked.reason })
  return asLogged(opened)
})

export interface ReworkAsked
  extends Pick<RepairToLog, 'dispatchTo'>,
    Partial<Pick<RepairToLog, 'channel' | 'appointment'>> {
  readonly matterId: MatterId
  readonly reason: string
  readonly title?: string | undefined
}

/**
 * Opens a rework (返修) of a closed order in the transaction of the caller: an order of its own with the place, the
 * caller and the category of the first. Of two who ask at once the second learns of the first one's.
 */
export const openRework = async (context: MatterContext, asked: ReworkAsked): Promise<OpenedMatter> => {
  const { tx, communityId } = context
  const { matterId, reason, title, channel = 'phone', appointment = '', dispatchTo } = asked
  const first = await holdMatter(context, { matterId, kind: repairKind })
  if (first.state !== 'closed') {
    const stateName = repairProcess.words.states[first.state as keyof typeof repairProcess.words.states]
    throw refuse('not-closed', { number: first.number, stateName })
  }
  const open = await openReworkOf(tx, { communityId, matterId })
  if (open) throw refuse('rework-open', { number: first.number, rework: open.number })
  const source = await sourceOf(tx, { communityId, matterId })
  if (!source) throw refuseMatter('not-found')
  return openRepair(
    context,
    {
      ...source,
      title: title ?? source.title,
      description: `返修自 ${first.number}：${reason}`,
      channel,
      appointment,
      dispatchTo,
    },
    { reworkOf: matterId },
  )
}
