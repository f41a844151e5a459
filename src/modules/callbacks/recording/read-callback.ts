import { noteAccess } from '../../../platform/audit/note-access.ts'
import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import { refuse, showMatter } from '../../matters/index.ts'
import type { CallbackDetail } from '../callback.contract.ts'
import * as contract from '../callback.contract.ts'
import { exportCallbacks as exportContract } from '../lists/callback-list.ts'
import * as store from '../lists/list.store.ts'
import { settingOf } from '../settings/setting.store.ts'
import { callbackOf } from './callback.store.ts'

/** One callback. Who handles it sees the whole phone while it is open, and that is noted with the callback as its reason. */
export const readCallback = reading(contract.readCallback, async (context, { matterId }) => {
  const { communityId, actor, now, requestId, database } = context
  const detail = await showCallback(context, matterId)
  const { callerPhone } = detail.matter
  if (callerPhone !== '' && !callerPhone.includes('*')) {
    noteAccess(database, {
      ...{ communityId, at: now, requestId, act: contract.readCallback.summary },
      actor: { kind: actor.kind, id: actor.staffId },
      ...{ subject: { kind: 'matter', id: matterId }, fields: ['callerPhone'] },
    })
  }
  return detail
})

export const listCallbacks = reading(contract.listCallbacks, ({ tx, now }, input) =>
  store.listCallbacks(tx, { ...input, now }),
)

export const countCallbacks = reading(contract.countCallbacks, ({ tx, communityId, now, today }) =>
  store.countCallbacks(tx, { communityId, now, today }),
)

export const exportCallbacks = exporting(exportContract, ({ now }, asked) => ({
  query: store.callbacksQuery({ ...asked, now }),
  row: store.callbackRowOf,
}))

/** A callback with its matter, as the caller may see it; 404 where this community has none of that id. */
export const showCallback = async (
  context: Parameters<typeof showMatter>[0],
  matterId: Parameters<typeof showMatter>[1],
): Promise<CallbackDetail> => {
  const { tx, communityId } = context
  const callback = await callbackOf(tx, { communityId, matterId })
  if (!callback) throw refuse('not-found')
  const { unreachedAfter } = await settingOf(tx, communityId)
  return { matter: await showMatter(context, matterId), callback: { ...callback, unreachedAfter } }
}
