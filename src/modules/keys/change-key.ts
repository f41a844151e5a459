import { useCase } from '../../platform/http/use-case.ts'
import { naturalSortKey } from '../estate/contract.ts'
import * as contract from './contract.ts'
import { addEvent, type KeyFacts, keyById, lockKey, saveFacts } from './key.store.ts'
import { refuse } from './refusals.ts'

const NAMES: Readonly<Record<keyof KeyFacts, string>> = {
  number: '编号',
  kind: '类别',
  label: '名称',
  pieces: '数量',
  houseId: '房屋',
  publicAreaId: '公共区域',
  facilityId: '设施',
  note: '备注',
}

/** Corrects what was written of a key; the second of two editors gets both versions (case 38). */
export const changeKey = useCase(contract.changeKey, async ({ tx, communityId, actor, now, audit }, input) => {
  const { keyId, version } = input
  const theirs = await lockKey(tx, { communityId, keyId })
  if (theirs.version !== version)
    throw refuse('changed-meanwhile', { yours: input, theirs: await keyById(tx, { communityId, keyId, now }) })
  const fields = (Object.keys(NAMES) as (keyof KeyFacts)[]).filter((name) => theirs[name] !== input[name])
  if (fields.length > 0) {
    await saveFacts(tx, { communityId, keyId, facts: input, sortKey: naturalSortKey(input.number) })
    await addEvent(tx, {
      communityId,
      keyId,
      what: 'corrected',
      note: fields.map((f) => NAMES[f]).join('、'),
      now,
      by: actor.staffId,
    })
  }
  audit({ subject: { kind: 'key', id: keyId }, fields })
  return keyById(tx, { communityId, keyId, now })
})
