import { businessDateAt } from '../../../kernel/dates.ts'
import type { Subscription } from '../../../platform/app/define-module.ts'
import type { Place } from '../../matters/contract.ts'
import { holdMatter, type MatterContext, moveMatter } from '../../matters/index.ts'
import { callbackKind } from '../callback.process.ts'
import { isChosen } from '../callback.rules.ts'
import { endCallback } from '../recording/callback.store.ts'
import { settingOf } from '../settings/setting.store.ts'
import type { CallbackClass } from '../words.ts'
import { callbacksAbout, callersToCallBack, type Finished, finishedMatter, finishedRepair } from './plan.store.ts'
import { planCallbacks } from './plan-callbacks.ts'

interface Moved {
  readonly matterId: string
  readonly kind: string
  readonly from: string
  readonly to: string
}

/** What is finished is called back; what goes back to work first is called back when it is finished again. */
export const planWhatIsFinished: Subscription = {
  fact: 'matters.moved',
  run: async (on) => {
    const moved = on.payload as unknown as Moved
    if (moved.from === moved.to) return
    const context = contextOf(on)
    if (moved.kind === 'repair') await afterRepair(context, moved)
    if (moved.kind === 'complaint') await afterComplaint(context, moved)
  },
}

/** A power cut is over: whoever rang about it is called back, all in one go. */
export const planAfterIncident: Subscription = {
  fact: 'desk.incident-closed',
  run: async (on) => {
    const context = contextOf(on)
    const { tx, communityId } = context
    const { matterId } = on.payload as { matterId: string }
    await holdMatter(context, { matterId })
    const incident = await finishedMatter(tx, { communityId, matterId })
    if (!incident) return
    const shares = await settingOf(tx, communityId)
    const callers = await callersToCallBack(tx, { communityId, matterId })
    const finishedAt = incident.finishedAt ?? on.now
    await planCallbacks(
      context,
      callers
        .filter(({ houseId, callee }) => isChosen({ class: 'incident', id: houseId ?? callee, shares }))
        .map((caller) => ({
          ...caller,
          class: 'incident' as const,
          title: titleOf(incident),
          place: placeOf(caller.houseId ? { kind: 'house', id: caller.houseId } : { kind: 'none', id: null }),
          about: { id: incident.id, number: incident.number, finishedAt },
        })),
    )
  },
}

const contextOf = ({ tx, now, communityId, database, tell }: Parameters<Subscription['run']>[0]): MatterContext => ({
  ...{ tx, now, communityId, database, tell },
  today: businessDateAt(now),
  actor: null,
})

const afterRepair = async (context: MatterContext, moved: Moved): Promise<void> => {
  if (moved.to === 'done') return plan(context, { moved, find: finishedRepair, classOf: classOfRepair })
  if (moved.from === 'done' && moved.to !== 'closed') return putOff(context, moved)
}

/** A complaint is called back once its result stands, whether the owner is asked by the way or not. */
const afterComplaint = async (context: MatterContext, moved: Moved): Promise<void> => {
  if (moved.to === 'resolved') return plan(context, { moved, find: finishedMatter, classOf: () => 'complaint' })
  if (moved.from === 'resolved' && moved.to !== 'closed') return putOff(context, moved)
}

/** The finish is planned for once: whoever else plans for the same thing waits for the lock and then finds it done. */
const plan = async (
  context: MatterContext,
  o: {
    moved: Moved
    find: typeof finishedRepair
    classOf: (finished: Finished) => CallbackClass
  },
): Promise<void> => {
  const { tx, communityId } = context
  const { matterId, to } = o.moved
  await holdMatter(context, { matterId })
  const finished = await o.find(tx, { communityId, matterId })
  // Back at work before the fact was heard: the next finish brings its own.
  if (!finished?.finishedAt || ![to, 'closed'].includes(finished.state)) return
  const { open, planned } = await callbacksAbout(tx, { communityId, matterId, finishedAt: finished.finishedAt })
  if (planned) return
  const callbackClass = o.classOf(finished)
  if (open) await cancelOpen(context, open)
  const shares = await settingOf(tx, communityId)
  if (!isChosen({ class: callbackClass, id: finished.id, shares })) return
  const { id, number, finishedAt } = finished
  await planCallbacks(context, [
    {
      ...finished,
      class: callbackClass,
      title: titleOf(finished),
      place: placeOf(finished.place),
      about: { id, number, finishedAt },
    },
  ])
}

const putOff = async (context: MatterContext, { matterId }: Moved): Promise<void> => {
  const { tx, communityId } = context
  await holdMatter(context, { matterId })
  const { open } = await callbacksAbout(tx, { communityId, matterId, finishedAt: null })
  if (open) await cancelOpen(context, open)
}

const BACK_AT_WORK = '又返回处理，办完后重新回访'

const cancelOpen = async (context: MatterContext, matterId: string): Promise<void> => {
  const { tx, communityId, now } = context
  const callback = await holdMatter(context, { matterId, kind: callbackKind })
  if (callback.closedAt) return
  await moveMatter(context, callback, { kind: callbackKind, action: 'cancel', note: BACK_AT_WORK })
  await endCallback(tx, { communityId, matterId: callback.id, at: now, reason: BACK_AT_WORK })
}

const classOfRepair = ({ callbackClass }: Finished): CallbackClass => callbackClass ?? 'other'

const titleOf = ({ title }: Finished): string => `回访：${[...title].slice(0, 90).join('')}`

const placeOf = ({ kind, id }: Finished['place']): Place => (id === null ? { kind: 'none' } : { kind, id }) as Place
