import { refuse as refusePlatform } from '../../../platform/http/refusals.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import { demandHolder } from '../../matters/contract.ts'
import { demandVersion, holdMatter, type MatterContext, moveMatter, refuse, showMatter } from '../../matters/index.ts'
import { type RequestKind, requestNames } from '../words.ts'
import { settleMove } from './open-request.ts'
import type { RequestDetail } from './reception.contract.ts'
import * as contract from './reception.contract.ts'
import { requestKinds } from './request.process.ts'
import { requestOf } from './request.store.ts'

export const readRequest = reading(contract.readRequest, (context, { matterId }) => showRequest(context, matterId))

export const settleRequest = useCase(contract.settleRequest, async (context, input) => {
  const { matterId, version, answer, adopted } = input
  const { matter, kind } = await holdRequest(context, matterId)
  if (!context.actor.rights.has('desk.receive')) demandHolder(matter, context.actor)
  demandVersion(matter, { version, yours: { answer } })
  await settleMove(context, matter, { kind, answer, adopted })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'answer'] })
  return showRequest(context, matterId)
})

export const cancelRequest = useCase(contract.cancelRequest, async (context, { matterId, version, reason }) => {
  const { matter, kind } = await holdRequest(context, matterId)
  demandVersion(matter, { version, yours: { reason } })
  await moveMatter(context, matter, { kind: requestKinds[kind], action: 'cancel', note: reason })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'], reason })
  return showRequest(context, matterId)
})

const holdRequest = async (context: MatterContext, matterId: string) => {
  const matter = await holdMatter(context, { matterId })
  if (!(matter.kind in requestNames)) throw refuse('not-found')
  return { matter, kind: matter.kind as RequestKind }
}

const showRequest = async (
  context: Parameters<typeof showMatter>[0],
  matterId: Parameters<typeof showMatter>[1],
): Promise<RequestDetail> => {
  const request = await requestOf(context.tx, { communityId: context.communityId, matterId })
  if (!request) throw refusePlatform('not-found')
  return { matter: await showMatter(context, matterId), request }
}
