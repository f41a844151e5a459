import { TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts'

const secret = newTotpSecret()
const now = new Date('2026-04-01T02:00:10Z')
const codeAt = (seconds: number) => new TOTP({ secret }).generate({ timestamp: now.getTime() + seconds * 1000 })
const step = BigInt(Math.floor(now.getTime() / 30_000))
const stepOf = (code: string, lastStep: bigint | null = null) => stepOfCode({ secret, code, now, lastStep })

describe('A one-time code', () => {
  it('is right in its own half minute and in the ones beside it', () => {
    expect([-30, 0, 30].map((s) => stepOf(codeAt(s)))).toEqual([step - 1n, step, step + 1n])
  })

  it('is wrong further away', () => {
    expect([-60, 60, 3600].map((s) => stepOf(codeAt(s)))).toEqual([undefined, undefined, undefined])
  })

  it('counts once: neither it nor an earlier one is taken after it', () => {
    expect(stepOf(codeAt(0), step)).toBeUndefined()
    expect(stepOf(codeAt(-30), step)).toBeUndefined()
    expect(stepOf(codeAt(30), step)).toBe(step + 1n)
  })

  it('may be typed with a space in the middle, and is six digits', () => {
    const code = codeAt(0)
    expect(stepOf(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe(step)
    expect([stepOf(''), stepOf('12345'), stepOf('abcdef'), stepOf(`${code}0`)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('The QR code of an authenticator', () => {
  it('names the product and the login', () => {
    const uri = new URL(totpUri({ secret, loginName: 'wangfang' }))
    expect(decodeURIComponent(uri.pathname)).toContain('wangfang')
    expect([uri.searchParams.get('secret'), uri.searchParams.get('issuer')]).toEqual([secret, '里仁 Liren'])
  })
})
