import { Secret, TOTP } from 'otpauth'

const ISSUER = '里仁 Liren'
const PERIOD_SECONDS = 30

/** A new shared secret of 160 bits, in base32 as authenticators take it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** The address an authenticator reads from the QR code. */
export const totpUri = (o: { secret: string; loginName: string }): string => totpOf(o).toString()

/**
 * The time step that a code belongs to, one step of drift allowed on either side; undefined when the code is wrong
 * or of a step not later than the last one used.
 */
export const stepOfCode = (o: {
  secret: string
  code: string
  now: Date
  lastStep: bigint | null
}): bigint | undefined => {
  const code = o.code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf({ ...o, loginName: '' }).validate({ token: code, timestamp: o.now.getTime(), window: 1 })
  if (delta === null) return undefined
  const step = BigInt(Math.floor(o.now.getTime() / 1000 / PERIOD_SECONDS) + delta)
  return o.lastStep !== null && step <= o.lastStep ? undefined : step
}

const totpOf = (o: { secret: string; loginName: string }): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label: o.loginName,
    secret: Secret.fromBase32(o.secret),
    period: PERIOD_SECONDS,
    digits: 6,
  })
