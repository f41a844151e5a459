import { exportingShort } from '../../../platform/exports/index.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import * as contract from './contract.ts'
import { partOf, partsOf, savePart, saveSetting, settingOf } from './part.store.ts'
import * as list from './part-list.ts'

export const readWarranty = reading(contract.readWarranty, async ({ tx, communityId }, { all = false }) => ({
  parts: await partsOf(tx, { communityId, all }),
  setting: await settingOf(tx, communityId),
}))

export const exportParts = exportingShort(list.exportParts, ({ tx }, { communityId, all = false }) =>
  partsOf(tx, { communityId, all }),
)

/** Changes how the warranty is reckoned from now on; orders already logged keep what was decided for them. */
export const setWarranty = useCase(contract.setWarranty, async ({ tx, audit }, { communityId, ...yours }) => {
  if (!(await saveSetting(tx, communityId, yours))) {
    throw refuse('setting-changed', { yours, theirs: await settingOf(tx, communityId) })
  }
  audit({ subject: { kind: 'warranty-setting', id: communityId } })
  return { ...yours, version: yours.version + 1 }
})

export const createPart = useCase(contract.createPart, async ({ tx, audit }, { communityId, ...facts }) => {
  const part = { ...facts, code: `own-${crypto.randomUUID().slice(0, 8)}`, retired: false, version: 0 }
  await savePart(tx, communityId, part)
  audit({ subject: { kind: 'warranty-part', id: communityId }, fields: [part.code] })
  return { ...part, version: 1 }
})

export const setPart = useCase(contract.setPart, async ({ tx, audit }, { communityId, ...yours }) => {
  if (!(await savePart(tx, communityId, yours))) {
    const theirs = (await partOf(tx, { communityId, code: yours.code })) ?? null
    throw refuse('part-changed', { name: yours.name, yours, theirs })
  }
  audit({ subject: { kind: 'warranty-part', id: communityId }, fields: [yours.code] })
  return { ...yours, version: yours.version + 1 }
})
