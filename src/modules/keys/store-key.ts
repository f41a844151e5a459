import { type Context, useCase } from '../../platform/http/use-case.ts'
import { lockCabinet } from './cabinet.store.ts'
import * as contract from './contract.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, hang, keyById, lockKey } from './key.store.ts'
import { missingBeforeStoring } from './lend.rules.ts'
import { refuse } from './refusals.ts'

/** Hangs a checked and tested key on a hook of its own. */
export const storeKey = useCase(contract.storeKey, (context, input) => hangUp(context, { ...input, action: 'store' }))

/** Hangs a stored key on another hook. */
export const moveKey = useCase(contract.moveKey, (context, input) => hangUp(context, { ...input, action: 'move' }))

const hangUp = async (
  context: Pick<Context<typeof contract.storeKey>, 'tx' | 'communityId' | 'actor' | 'now' | 'audit'>,
  to: { action: 'store' | 'move'; keyId: contract.KeyId; cabinetId: contract.CabinetId; hook: number },
): Promise<contract.Key> => {
  const { tx, communityId, actor, now, audit } = context
  const { action, keyId, cabinetId, hook } = to
  const key = await lockKey(tx, { communityId, keyId, now })
  const state = keyProcess.next(key.state, action)
  const missing = missingBeforeStoring(key)
  if (missing) throw refuse('not-ready-to-store', { number: key.number, missing })
  const cabinet = await lockCabinet(tx, { communityId, cabinetId })
  if (hook > cabinet.hooks) throw refuse('hook-beyond-cabinet', { cabinet: cabinet.name, hooks: cabinet.hooks })
  await hang(tx, { communityId, keyId, state, cabinetId, cabinetName: cabinet.name, hook })
  await addEvent(tx, {
    communityId,
    keyId,
    what: action === 'store' ? 'stored' : 'moved',
    note: `${cabinet.name} ${hook} 号钩`,
    now,
    by: actor.staffId,
  })
  audit({ subject: { kind: 'key', id: keyId }, fields: ['cabinetId', 'hook'] })
  return keyById(tx, { communityId, keyId, now })
}
