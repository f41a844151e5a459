import { useCase } from '../../platform/http/use-case.ts'
import { lockCabinet } from './cabinet.store.ts'
import * as contract from './contract.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, hang, keyById, lockKey } from './key.store.ts'
import { missingBeforeStoring } from './lend.rules.ts'
import { refuse } from './refusals.ts'

/** Hangs a checked and tested key on a hook, or moves a stored one to another. */
export const storeKey = useCase(
  contract.storeKey,
  async ({ tx, communityId, actor, now, audit }, { keyId, cabinetId, hook }) => {
    const key = await lockKey(tx, { communityId, keyId })
    keyProcess.next(key.state, key.state === 'stored' ? 'move' : 'store')
    const missing = missingBeforeStoring(key)
    if (missing) throw refuse('not-ready-to-store', { number: key.number, missing })
    const cabinet = await lockCabinet(tx, { communityId, cabinetId })
    if (hook > cabinet.hooks) throw refuse('hook-beyond-cabinet', { cabinet: cabinet.name, hooks: cabinet.hooks })
    await hang(tx, { communityId, keyId, cabinetId, cabinetName: cabinet.name, hook })
    await addEvent(tx, {
      communityId,
      keyId,
      what: 'stored',
      note: `${cabinet.name} ${hook} 号钩`,
      now,
      by: actor.staffId,
    })
    audit({ subject: { kind: 'key', id: keyId }, fields: ['cabinetId', 'hook'] })
    return keyById(tx, { communityId, keyId, now })
  },
)
