import { describe, expect, it } from 'vitest'
import { commonPasswords, isCommonPassword } from './common-passwords.ts'
import { firstPasswordExpired, weaknessOf } from './password.rules.ts'

const weakness = (password: string, loginName = 'wangfang') =>
  weaknessOf({ password, loginName, isCommon: isCommonPassword })

describe('A new password', () => {
  it('is good when it is long enough and unusual, whatever it is made of', () => {
    expect(['梧桐树下三只猫咪', 'correct horse battery', 'mv7kq2pd', 'blaue giraffe'].map((p) => weakness(p))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    )
  })

  it('has at least eight characters, counted as people count them', () => {
    expect(weakness('mv7kq2p')).toBe('不足 8 位')
    expect(weakness('🦊🦊🐻🐻')).toBe('不足 8 位')
  })

  it('is none of the most used ones, in whatever case', () => {
    expect(
      ['password', 'Qwertyuiop', '1qaz2wsx', 'woaini1314', '5201314520', 'A123456789'].map((p) => weakness(p)),
    ).toEqual(Array.from({ length: 6 }, () => '太常见'))
  })

  it('is not the login name, bare or decorated', () => {
    expect(weakness('WangFang')).toBe('与登录名相同')
    expect(weakness('wangfang2026!')).toBe('与登录名相同')
    expect(weakness('88wangfang', 'wangfang1')).toBe('与登录名相同')
    expect(weakness('a7391x84', 'a1')).toBeUndefined()
  })

  it('is not a word of this trade with digits around it', () => {
    expect(weakness('Liren@2026')).toBe('太容易被猜到')
    expect(weakness('wuyekefu01')).toBe('太容易被猜到')
  })

  it('has more than two different characters', () => {
    expect(weakness('zyzyzyzyzyzy')).toBe('只有一两种字符')
  })
})

describe('The list of most used passwords', () => {
  it('has more than three thousand that are long enough', () => {
    expect(commonPasswords().size).toBeGreaterThan(3000)
    expect([...commonPasswords()].filter((p) => p.length < 8 || p !== p.toLowerCase())).toEqual([])
  })
})

describe('A first password', () => {
  const changedAt = new Date('2026-04-01T00:00:00Z')
  const daysLater = (days: number) => new Date(changedAt.getTime() + days * 86_400_000)

  it('is good for a week as long as it has not been changed', () => {
    const unused = { mustChangePassword: true, passwordChangedAt: changedAt }
    expect([0, 6.9, 7.1, 400].map((d) => firstPasswordExpired(unused, daysLater(d)))).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  it('never expires once it was changed by its owner', () => {
    expect(firstPasswordExpired({ mustChangePassword: false, passwordChangedAt: changedAt }, daysLater(4000))).toBe(
      false,
    )
  })
})
