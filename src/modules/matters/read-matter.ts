import { maskPhone, readPhone } from '../../kernel/phone.ts'
import { type Actor, reading } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { matterDetailOf } from './detail.store.ts'
import { liesWith } from './holder.rules.ts'
import type { MatterContext } from './matter-context.ts'
import { refuse } from './refusals.ts'
import type { MatterDetail, MatterId } from './shapes.ts'

export const readMatter = reading(contract.readMatter, (context, input) => showMatter(context, input.matterId))

type Viewer = Pick<Actor, 'staffId' | 'roles' | 'rights'>

/** A matter as the caller may see it; 404 where this community has none of that id. */
export const showMatter = async (
  context: Pick<MatterContext, 'tx' | 'communityId'> & { readonly actor: Viewer },
  matterId: MatterId,
): Promise<MatterDetail> => {
  const detail = await matterDetailOf(context.tx, { communityId: context.communityId, matterId })
  if (!detail) throw refuse('not-found')
  return {
    ...detail,
    callerPhone: maySeePhone(context.actor, detail) ? detail.callerPhone : masked(detail.callerPhone),
  }
}

/** Phones are whole for who handles an open matter: those who give it out, and those with whom it lies. */
export const maySeePhone = (viewer: Viewer, matter: Pick<MatterDetail, 'closedAt' | 'assignee'>): boolean => {
  if (matter.closedAt !== null) return false
  if (viewer.rights.has('matters.assign')) return true
  return liesWith(matter.assignee, viewer)
}

export const masked = (phone: string): string => {
  if (phone === '') return ''
  const read = readPhone(phone)
  return read.ok ? maskPhone(read.value) : '****'
}
