import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { cellOf, plainNumber, readValue } from './cell.rules.ts'
import { guarded, withoutGuard } from './formula-guard.rules.ts'

describe('a number reads as Excel shows it', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [94.560000000000002, '94.56'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-2.5e-9, '-0.0000000025'],
    [123456.789, '123456.789'],
    [-0, '0'],
  ])('%d is %s', (value, text) => {
    expect(plainNumber(value)).toBe(text)
  })

  it('for any number: no exponent, and the same value to 15 digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
        expect(plainNumber(value)).toMatch(/^-?\d+(\.\d+)?$/)
        expect(Number(plainNumber(value))).toBe(Number(value.toPrecision(15)) + 0)
      }),
    )
  })
})

describe('what a cell holds', () => {
  it('is nothing when it is blank, infinite or missing', () => {
    for (const read of [null, undefined, '', ' \t ', Number.NaN, Number.POSITIVE_INFINITY])
      expect(readValue(read)).toBeNull()
  })

  it('is an error when the day cannot be', () => {
    expect(readValue(new Date(Number.NaN))).toEqual({ error: '无效日期' })
  })

  it(`${hostile(28)} is marked from 16 digits on, where Excel has lost some`, () => {
    expect(cellOf(1, 999_999_999_999_999).mangled).toBe(false)
    expect(cellOf(1, 1_000_000_000_000_000).mangled).toBe(true)
    expect(cellOf(1, '1.1E+17').mangled).toBe(true)
    expect(cellOf(1, '110101199001011237').mangled).toBe(false)
  })
})

describe('a text is no formula', () => {
  it.each(['=HYPERLINK("http://x","点我")', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\u0000=1', "'=1"])(
    `${hostile(30)} %j is made harmless and comes back as it was`,
    (text) => {
      expect(guarded(text)).toBe(`'${text}`)
      expect(withoutGuard(guarded(text))).toBe(text)
    },
  )

  it('ordinary texts and a dash for "none" stay as they are', () => {
    for (const text of ['张三', '3-2-1501', '-', '--', "O'Neil", "'quoted'", '']) expect(guarded(text)).toBe(text)
  })

  it('any text comes back as it was', () => {
    const text = fc.oneof(
      fc.string(),
      fc.tuple(fc.stringMatching(/^['=+\-@\t|]{0,4}$/), fc.string()).map((two) => two.join('')),
    )
    fc.assert(
      fc.property(text, (typed) => {
        expect(withoutGuard(guarded(typed))).toBe(typed)
      }),
    )
  })
})
