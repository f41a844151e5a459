import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostile } from './clause.ts'
import { dateOf, fromDayNumber, toDayNumber } from './dates.ts'
import { checkDigit, maskIdentityNumber, readIdentityNumber } from './identity-number.ts'

const today = dateOf('2026-04-01')
const read = (text: string) => {
  const result = readIdentityNumber(text, { today })
  return result.ok ? result.value : result.fault
}

describe('an identity number', () => {
  it('gives birth date and sex', () => {
    expect(read('11010519491231002X')).toEqual({
      number: '11010519491231002X',
      form: 'current',
      birthDate: '1949-12-31',
      sex: 'female',
    })
    expect(read('440524188001010014')).toMatchObject({ birthDate: '1880-01-01', sex: 'male' })
  })

  it(`${hostile(43)} forgives lower-case x, blanks and full-width digits`, () => {
    for (const text of ['11010519491231002x', ' 110105 19491231 002X ', '１１０１０５１９４９１２３１００２ｘ']) {
      expect(read(text)).toMatchObject({ number: '11010519491231002X' })
    }
  })

  it(`${hostile(43)} of fifteen digits is the same person as the eighteen it became`, () => {
    expect(read('110105491231002')).toEqual({
      number: '11010519491231002X',
      form: 'legacy',
      birthDate: '1949-12-31',
      sex: 'female',
    })
  })

  it(`${hostile(19)} keeps a birth date in the summer time of 1986–1991`, () => {
    const first17 = '44030119880702001'
    expect(read(first17 + checkDigit(first17))).toMatchObject({ birthDate: '1988-07-02' })
  })

  it.each([
    ['', 'empty'],
    ['1.10105E+17', 'scientific'],
    ['1101051949123100', 'length'],
    ['11010519491231A02X', 'characters'],
    ['X1010519491231002X', 'characters'],
    ['000105194912310022', 'region'],
    ['110105194902310022', 'birth-date'],
    ['110105194913310022', 'birth-date'],
    ['110105491331002', 'birth-date'],
    ['110105194912310021', 'check-digit'],
    ['110105194912310000', 'check-digit'],
  ])(`${hostile(43)} is refused when “%s” is written: %s`, (text, fault) => {
    expect(read(text)).toBe(fault)
  })

  it(`${hostile(43)} tells a number ruined by a spreadsheet from a slip of the hand, without repeating it`, () => {
    const ruined = readIdentityNumber('110105194912310000')
    const slip = readIdentityNumber('110105194912310021')
    expect(ruined).toMatchObject({ message: expect.stringContaining('请把该列设为文本') })
    expect(slip).toMatchObject({ message: '身份证号校验位不对，请逐位核对' })
    expect(JSON.stringify([ruined, slip])).not.toContain('11010519')
  })

  it('is refused for a birth after today, where today is known', () => {
    const first17 = '44030120260402001'
    const number = first17 + checkDigit(first17)
    expect(read(number)).toBe('born-later')
    expect(readIdentityNumber(number).ok).toBe(true)
  })

  it('is masked but for the last four', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('**************002X')
  })
})

describe('the check digit', () => {
  const first17 = fc
    .record({
      region: fc.constantFrom('110105', '440301', '310115', '650102', '810000'),
      day: fc.integer({ min: toDayNumber(dateOf('1900-01-01')), max: toDayNumber(today) }),
      sequence: fc.integer({ min: 0, max: 999 }),
    })
    .map(
      ({ region, day, sequence }) =>
        `${region}${fromDayNumber(day).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`,
    )

  it('makes the whole number 1 modulo 11 (ISO 7064)', () => {
    fc.assert(
      fc.property(first17, (digits) => {
        const number = digits + checkDigit(digits)
        let remainder = 0
        for (const c of number) remainder = (remainder * 2 + (c === 'X' ? 10 : Number(c))) % 11
        expect(remainder).toBe(1)
        expect(readIdentityNumber(number, { today }).ok).toBe(true)
      }),
    )
  })

  it(`${hostile(43)} finds every single wrong digit and every swap of two neighbours`, () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, step) => {
        const number = digits + checkDigit(digits)
        const wrong = number.slice(0, at) + ((Number(number[at]) + step) % 10) + number.slice(at + 1)
        expect(readIdentityNumber(wrong).ok).toBe(false)
        const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
        if (swapped !== number) expect(readIdentityNumber(swapped).ok).toBe(false)
      }),
    )
  })
})
