import { type Actor, useCase } from '../../../platform/http/use-case.ts'
import {
  demandVersion,
  holdMatter,
  type LockedMatter,
  type MatterContext,
  type MatterId,
  moveMatter,
  refuse as refuseMatter,
} from '../../matters/index.ts'
import * as contract from '../callback.contract.ts'
import { type CallbackAction, callbackKind, callbackRuleIds } from '../callback.process.ts'
import { demandMayGiveUp } from '../callback.rules.ts'
import { refuse } from '../refusals.ts'
import { settingOf } from '../settings/setting.store.ts'
import { outcomeNames } from '../words.ts'
import { addAttempt, endCallback, type HeldCallback, heldCallback } from './callback.store.ts'
import { showCallback } from './read-callback.ts'

/** Nobody answered, or the number was wrong: it stays owed, and the calls are counted. */
export const missCallback = useCase(contract.missCallback, async (context, input) => {
  const { matterId, outcome, note } = input
  const { matter } = await holdForStep(context, { ...input, yours: { outcome, note } })
  await moveCallback(context, matter, { action: 'miss', note: inWords(outcomeNames[outcome], note) })
  await addAttempt(context.tx, { ...rungBy(context, matterId), outcome, callAgainAt: null, note })
  return showCallback(context, matterId)
})

/** The owner asks to be called at another time; the deadline stays. */
export const appointCallback = useCase(contract.appointCallback, async (context, input) => {
  const { matterId, note } = input
  const callAgainAt = new Date(input.at)
  const { matter } = await holdForStep(context, { ...input, yours: { at: input.at, note } })
  if (callAgainAt <= context.now) throw refuse('appointment-passed')
  await moveCallback(context, matter, { action: 'appoint', note })
  await addAttempt(context.tx, { ...rungBy(context, matterId), outcome: 'call-again', callAgainAt, note })
  return showCallback(context, matterId)
})

/** Reached, and the owner does not wish to be asked: the call was made in time. */
export const refuseCallback = useCase(contract.refuseCallback, async (context, input) => {
  const { tx, communityId, now } = context
  const { matterId, note } = input
  const { matter } = await holdForStep(context, { ...input, yours: { note } })
  await moveCallback(context, matter, { action: 'refuse', note, meets: callbackRuleIds })
  await addAttempt(tx, { ...rungBy(context, matterId), outcome: 'refused', callAgainAt: null, note })
  await endCallback(tx, { communityId, matterId, at: now, reason: note })
  return showCallback(context, matterId)
})

/** So many calls unanswered: ended as not reached, with the reason. */
export const giveUpCallback = useCase(contract.giveUpCallback, async (context, input) => {
  const { tx, communityId, now, actor } = context
  const { matterId, reason } = input
  const { matter, callback } = await holdForStep(context, { ...input, yours: { reason } })
  callbackKind.process.next(matter.state as 'planned', 'give-up')
  const { unreachedAfter: needed } = await settingOf(tx, communityId)
  demandMayGiveUp({ ...callback, number: matter.number }, { needed, rights: actor.rights })
  await moveCallback(context, matter, { action: 'give-up', note: reason })
  await endCallback(tx, { communityId, matterId, at: now, reason })
  return showCallback(context, matterId)
})

/** It was planned for nothing; with the reason. */
export const cancelCallback = useCase(contract.cancelCallback, async (context, input) => {
  const { tx, communityId, now } = context
  const { matterId, reason } = input
  const { matter } = await holdForStep(context, { ...input, yours: { reason } })
  await moveCallback(context, matter, { action: 'cancel', note: reason })
  await endCallback(tx, { communityId, matterId, at: now, reason })
  return showCallback(context, matterId)
})

export type StaffContext = MatterContext & {
  readonly actor: Actor
  audit(note: { subject: { kind: string; id: string }; fields?: readonly string[] }): void
}

/** Holds a callback for a step at the desk; a screen that is behind is refused with both versions. */
export const holdForStep = async (
  context: StaffContext,
  o: { matterId: MatterId; version: number; yours: Readonly<Record<string, unknown>> },
): Promise<{ matter: LockedMatter; callback: HeldCallback }> => {
  const { tx, communityId } = context
  const matter = await holdMatter(context, { matterId: o.matterId, kind: callbackKind })
  demandVersion(matter, o)
  const callback = await heldCallback(tx, { communityId, matterId: o.matterId })
  if (!callback) throw refuseMatter('not-found')
  return { matter, callback }
}

export const moveCallback = async (
  context: StaffContext,
  matter: LockedMatter,
  o: { action: CallbackAction; note: string; meets?: readonly string[] },
): Promise<void> => {
  const { action, note, meets = [] } = o
  await moveMatter(context, matter, { kind: callbackKind, action, note, clocks: { meets } })
  context.audit({ subject: { kind: 'matter', id: matter.id }, fields: ['state'] })
}

export const rungBy = ({ communityId, now, actor }: StaffContext, matterId: MatterId) => ({
  communityId,
  matterId,
  at: now,
  by: actor.staffId,
})

const inWords = (what: string, note: string): string => (note === '' ? what : `${what}：${note}`)
