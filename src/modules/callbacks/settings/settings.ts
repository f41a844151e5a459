import { reading, useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import * as contract from './setting.contract.ts'
import { saveSetting, settingOf } from './setting.store.ts'

export const readCallbackSetting = reading(contract.readCallbackSetting, ({ tx, communityId }) =>
  settingOf(tx, communityId),
)

/** Tightens or loosens what holds here. What is planned already stays planned; samples drawn stay as drawn. */
export const setCallbackSetting = useCase(contract.setCallbackSetting, async (context, input) => {
  const { tx, communityId, actor, now, audit } = context
  const { communityId: _, version, ...shares } = input
  const saved = await saveSetting(tx, { communityId, version, shares, at: now, by: actor.staffId })
  const theirs = await settingOf(tx, communityId)
  if (!saved) throw refuse('setting-changed', { yours: { version, ...shares }, theirs })
  audit({ subject: { kind: 'callback-setting', id: communityId }, fields: Object.keys(shares) })
  return theirs
})
