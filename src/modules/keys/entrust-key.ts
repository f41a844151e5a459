import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { addEntrustment, endEntrustmentOf } from './entrustment.store.ts'
import { keyProcess } from './key.process.ts'
import { addEvent, keyById, lockKey } from './key.store.ts'
import { refuse } from './refusals.ts'

/** An owner leaves a key with the centre by a signed letter (委托). */
export const entrustKey = useCase(contract.entrustKey, async ({ tx, communityId, actor, now, today, audit }, input) => {
  const { keyId, until } = input
  const key = await lockKey(tx, { communityId, keyId, now })
  keyProcess.next(key.state, 'entrust')
  if (until !== null && until < today) throw refuse('until-before-today')
  await addEntrustment(tx, { ...input, communityId, number: key.number, from: today, now, by: actor.staffId })
  await addEvent(tx, {
    communityId,
    keyId,
    what: 'entrusted',
    note: `${input.letterNumber}：${input.purpose}`,
    now,
    by: actor.staffId,
  })
  audit({ subject: { kind: 'key', id: keyId } })
  return keyById(tx, { communityId, keyId, now })
})

export const endEntrustment = useCase(
  contract.endEntrustment,
  async ({ tx, communityId, actor, now, today, audit }, { keyId, reason }) => {
    const key = await lockKey(tx, { communityId, keyId, now })
    keyProcess.next(key.state, 'end-entrustment')
    const ended = await endEntrustmentOf(tx, { communityId, keyId, today, reason })
    if (!ended) throw refuse('no-entrustment', { number: key.number })
    await addEvent(tx, { communityId, keyId, what: 'entrustment-ended', note: reason, now, by: actor.staffId })
    audit({ subject: { kind: 'key', id: keyId }, reason })
    return keyById(tx, { communityId, keyId, now })
  },
)
