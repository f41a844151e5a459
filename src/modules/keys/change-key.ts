import { useCase } from '../../platform/http/use-case.ts'
import { naturalSortKey } from '../estate/contract.ts'
import * as contract from './contract.ts'
import { addEvent, type KeyFacts, keyById, lockKey, saveFacts } from './key.store.ts'
import { refuse } from './refusals.ts'
import { keyKindNames } from './words.ts'

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
  const theirs = await lockKey(tx, { communityId, keyId, now })
  if (theirs.version !== version)
    throw refuse('changed-meanwhile', { yours: input, theirs: await keyById(tx, { communityId, keyId, now }) })
  const fields = (Object.keys(NAMES) as (keyof KeyFacts)[]).filter((name) => theirs[name] !== input[name])
  if (fields.length > 0) {
    await saveFacts(tx, { communityId, keyId, facts: input, sortKey: naturalSortKey(input.number) })
    await addEvent(tx, {
      communityId,
      keyId,
      what: 'corrected',
      note: fields.map((field) => change(field, { from: theirs, to: input })).join('；'),
      now,
      by: actor.staffId,
    })
  }
  audit({ subject: { kind: 'key', id: keyId }, fields })
  return keyById(tx, { communityId, keyId, now })
})

// What the ledger keeps of a correction: short values with both versions, places and notes by name only.
const change = (field: keyof KeyFacts, { from, to }: { from: KeyFacts; to: KeyFacts }): string => {
  if (field === 'kind') return `${NAMES.kind}：${keyKindNames[from.kind]} → ${keyKindNames[to.kind]}`
  if (field === 'number' || field === 'label' || field === 'pieces')
    return `${NAMES[field]}：${from[field] || '（空）'} → ${to[field] || '（空）'}`
  return NAMES[field]
}
