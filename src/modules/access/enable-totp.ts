import { outside, useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { ownPassword } from './own-password.ts'
import { refuse } from './refusals.ts'
import { confirmPending, keepPending, totpOfStaff } from './totp.store.ts'
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts'

/** Offers a new secret; the one in use, if any, stays until the new one is confirmed with a code. */
export const startTotp = outside(contract.startTotp, async (context, input) => {
  const { loginName, id: staffId } = await ownPassword(context, input.password)
  const secret = newTotpSecret()
  await context.database.run({ kind: 'none', write: true }, (tx) => keepPending(tx, { staffId, secret }))
  const { toString: qrCode } = await import('qrcode')
  const uri = totpUri({ secret, loginName })
  return { secret, uri, qrSvg: await qrCode(uri, { type: 'svg', margin: 1 }) }
})

export const confirmTotp = useCase(contract.confirmTotp, async ({ tx, actor, now, audit }, input) => {
  const { staffId } = actor
  const { pending } = await totpOfStaff(tx, staffId)
  const step = pending === null ? undefined : stepOfCode({ secret: pending, code: input.totp, now, lastStep: null })
  if (step === undefined) throw refuse('wrong-totp')
  await confirmPending(tx, { staffId, step })
  audit({ subject: { kind: 'staff', id: staffId } })
  return {}
})
