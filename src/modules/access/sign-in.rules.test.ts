import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { addressKey, secondsToWait } from './sign-in.rules.ts'

const now = new Date('2026-04-01T02:00:00Z')
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)
const none = { count: 0, last: null }
const waitAfter = (count: number, seconds = 0): number =>
  secondsToWait({ pair: { count, last: ago(seconds) }, address: none, now })

describe(`${hostile(36)} Waiting after failed sign-ins`, () => {
  it('does not begin before the fifth failure of one login at one address', () => {
    expect([0, 1, 4].map((n) => waitAfter(n))).toEqual([0, 0, 0])
  })

  it('doubles with each failure and stops at a minute', () => {
    expect([5, 6, 7, 8, 9, 10, 11, 500].map((n) => waitAfter(n))).toEqual([2, 4, 8, 16, 32, 60, 60, 60])
  })

  it('runs down with time and then lets the next attempt through', () => {
    expect([0, 10, 15.5, 16, 90].map((passed) => waitAfter(8, passed))).toEqual([16, 6, 1, 0, 0])
  })

  it('begins for an address as a whole after fifty failures, whatever the logins', () => {
    const at = (count: number) => secondsToWait({ pair: none, address: { count, last: now }, now })
    expect([49, 50, 60].map(at)).toEqual([0, 2, 60])
  })

  it('is never longer than the rule says when the clock was set back', () => {
    expect(secondsToWait({ pair: { count: 5, last: ago(-86_400) }, address: none, now })).toBe(2)
  })
})

describe('An address', () => {
  it('is one IPv4 address, however it is written', () => {
    expect(addressKey('::ffff:10.1.2.3')).toBe('10.1.2.3')
    expect(addressKey('10.1.2.3')).toBe('10.1.2.3')
  })

  it('is the /64 network of an IPv6 address, whose owner holds all of it', () => {
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
    expect(addressKey('2001:DB8:1:2:bbbb:c:d:e')).toBe('2001:db8:1:2::/64')
    expect(addressKey('2001:db8::9')).toBe('2001:db8:0:0::/64')
    expect(addressKey('::1')).toBe('0:0:0:0::/64')
    expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  })
})
