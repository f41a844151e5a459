import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hostile } from './clause.ts'
import { Decimal } from './decimal.ts'
import {
  type Fen,
  fen,
  formatYuan,
  MOST_TYPED,
  nonNegativeFen,
  normaliseYuan,
  parseYuan,
  positiveFen,
  roundToFen,
  splitByWeights,
  toYuan,
} from './money.ts'

const faultOf = (text: string, limit?: Parameters<typeof parseYuan>[1]) => {
  const result = parseYuan(text, limit)
  return result.ok ? result.value : result.fault
}
const anyFen = fc.bigInt({ min: -(2n ** 53n) + 1n, max: 2n ** 53n - 1n })

describe('money on the wire', () => {
  it('is an integer number of fen, and a bigint in code', () => {
    expect(fen.decode(123450)).toBe(123450n)
    expect(fen.encode(-5n)).toBe(-5)
  })

  it('survives the wire unchanged, whatever the amount', () => {
    fc.assert(fc.property(anyFen, (amount) => fen.decode(JSON.parse(JSON.stringify(fen.encode(amount)))) === amount))
  })

  it(`${hostile(15)} refuses fractions, NaN, 1e309, text, null and numbers beyond exact integers`, () => {
    for (const sent of [1.5, Number.NaN, JSON.parse('1e309'), -Infinity, '100', '１２.３', null, 2 ** 53, 100n]) {
      expect(fen.safeParse(sent).success, String(sent)).toBe(false)
    }
  })

  it('refuses to answer with an amount that the wire cannot carry exactly', () => {
    expect(z.safeEncode(fen, 2n ** 53n).success).toBe(false)
  })

  it(`${hostile(15)} names the field of a refused amount and says why in Chinese`, () => {
    const body = z.strictObject({ payment: z.strictObject({ amount: positiveFen }) })
    for (const [amount, message] of [
      [0, '金额须大于 0'],
      [-1, '金额须大于 0'],
      [0.5, '金额须为以分为单位的整数'],
      [99_999_999_999, '金额超出允许范围，请核对'],
    ] as const) {
      const issue = body.safeParse({ payment: { amount } }).error?.issues[0]
      expect(issue?.path).toEqual(['payment', 'amount'])
      expect(issue?.message).toBe(message)
    }
    expect(nonNegativeFen.safeParse(-1).error?.issues[0]?.message).toBe('金额不能为负数')
    expect(nonNegativeFen.decode(0)).toBe(0n)
  })

  it('is documented as an int64 in requests and in answers, alone, renamed, optional and in lists', () => {
    const forms = { fen, renamed: fen.meta({ description: '押金' }), nullable: fen.nullable(), list: z.array(fen) }
    for (const io of ['input', 'output'] as const) {
      const document = JSON.parse(JSON.stringify(z.toJSONSchema(z.object({ ...forms, maybe: fen.optional() }), { io })))
      const found = JSON.stringify(document).match(/"format":"int64"/g)
      expect(found).toHaveLength(5)
      expect(JSON.stringify(document)).not.toContain('{}')
      expect(document.properties.renamed).toMatchObject({ type: 'integer', format: 'int64', description: '押金' })
      expect(document.properties.fen).toMatchObject({ type: 'integer', description: '金额，单位：分' })
    }
  })
})

describe('yuan as people type it', { timeout: 30_000 }, () => {
  it('is read exactly', () => {
    expect(faultOf('1,234.50')).toBe(123450n)
    expect(faultOf(' 1234.5 ')).toBe(123450n)
    expect(faultOf('0.07')).toBe(7n)
    expect(faultOf('1.15')).toBe(115n)
    expect(faultOf('-0.05', { least: -100n })).toBe(-5n)
  })

  it(`${hostile(15)} is refused with its reason, never rounded`, () => {
    expect(faultOf('-1')).toBe('negative')
    expect(faultOf('0', { least: 1n })).toBe('too-small')
    expect(faultOf('NaN')).toBe('malformed')
    expect(faultOf('Infinity')).toBe('malformed')
    expect(faultOf('1e309')).toBe('exponent')
    expect(faultOf('１２.３')).toBe('full-width')
    expect(faultOf('1.005')).toBe('too-many-places')
    expect(faultOf('99999999999')).toBe('too-large')
    expect(faultOf('')).toBe('empty')
    expect(faultOf('9'.repeat(1_000_000))).toBe('malformed')
    for (const text of ['12,34', '1,2345', '.5', '5.', '+5', '1 234', '0x10', '--1', '1.2.3', '￥5', '十元']) {
      expect(faultOf(text), text).toBe('malformed')
    }
  })

  it(`${hostile(15)} takes full-width digits only when told to`, () => {
    expect(faultOf(normaliseYuan('￥１，２３４．５０元'))).toBe(123450n)
  })

  it('says in Chinese which field is wrong', () => {
    expect(parseYuan('1.005', { name: '押金' })).toMatchObject({ message: '押金最多 2 位小数，不会自动四舍五入' })
    expect(parseYuan('99999999999', { name: '押金' })).toMatchObject({ message: '押金不能大于 100000000，请核对' })
  })

  it('reads back what it writes, for every amount', () => {
    fc.assert(
      fc.property(anyFen, (amount) => faultOf(formatYuan(amount), { least: -(2n ** 53n), most: 2n ** 53n }) === amount),
    )
  })

  it('never throws and never accepts more than the limit, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[-+0-9.,eE ]{0,16}$/),
      fc.double().map(String),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const result = parseYuan(text)
        return result.ok ? result.value >= 0n && result.value <= MOST_TYPED : result.message !== ''
      }),
    )
  })

  it('is written with grouping and two decimals', () => {
    expect([123450n, -5n, 0n, 100n, 99_999n, 1_000_000_00n].map(formatYuan)).toEqual([
      '1,234.50',
      '-0.05',
      '0.00',
      '1.00',
      '999.99',
      '1,000,000.00',
    ])
  })
})

describe('rounding money', () => {
  it('rounds half away from zero where floating point fails', () => {
    expect(roundToFen(new Decimal('1.005'))).toBe(101n)
    expect(roundToFen(new Decimal('35.855'))).toBe(3586n)
    expect(roundToFen(new Decimal('-1.005'))).toBe(-101n)
    expect(roundToFen(new Decimal('1.0049999999999999999999999999999'))).toBe(100n)
  })

  it('shows why the order of rounding is fixed: 89.35 m² × 2.85, by month or by quarter', () => {
    const month = new Decimal('89.35').times('2.85')
    expect(roundToFen(month) * 3n).toBe(76395n)
    expect(roundToFen(month.times(3))).toBe(76394n)
  })

  it('agrees with integer arithmetic on every value of four decimals', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (tenThousandths) => {
        const positive = tenThousandths < 0n ? -tenThousandths : tenThousandths
        const expected = (positive + 50n) / 100n
        return (
          roundToFen(new Decimal(tenThousandths.toString()).div(10_000)) ===
          (tenThousandths < 0n ? -expected : expected)
        )
      }),
    )
  })

  it('turns fen into exact yuan', () => {
    expect(toYuan(9_007_199_254_740_993n).toFixed()).toBe('90071992547409.93')
  })
})

describe('splitting a total by weights', () => {
  it('shares 100 yuan over three areas without losing a fen', () => {
    expect(splitByWeights(10_000n, ['89.50', '89.50', '120.36'])).toEqual([2990n, 2990n, 4020n])
    expect(splitByWeights(10_000n, ['1', '1', '1'])).toEqual([3334n, 3333n, 3333n])
  })

  it('gives nothing to a weight of zero and mirrors a credit', () => {
    expect(splitByWeights(100n, ['0', '1', '0'])).toEqual([0n, 100n, 0n])
    expect(splitByWeights(-10_000n, ['89.50', '89.50', '120.36'])).toEqual([-2990n, -2990n, -4020n])
    expect(splitByWeights(0n, ['1', '2'])).toEqual([0n, 0n])
  })

  it('has no answer without a weight', () => {
    expect(() => splitByWeights(100n, [])).toThrow(RangeError)
    expect(() => splitByWeights(100n, ['0', '0.00'])).toThrow(RangeError)
    expect(() => splitByWeights(100n, ['1', '-1'])).toThrow(RangeError)
  })

  const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000_000n }), { minLength: 1, maxLength: 12 })
  const asText = (hundredths: bigint) => new Decimal(hundredths.toString()).div(100).toFixed()

  it('always adds up to the total, and no part is a whole fen away from its exact share', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights, (total, parts) => {
        fc.pre(parts.some((part) => part > 0n))
        const sum = parts.reduce((a, b) => a + b, 0n)
        const shares = splitByWeights(total, parts.map(asText))
        expect(shares.reduce((a, b) => a + b, 0n)).toBe(total)
        shares.forEach((share, index) => {
          const off = share * sum - total * (parts[index] ?? 0n)
          expect(off < sum && off > -sum).toBe(true)
        })
      }),
    )
  })

  it('agrees with handing out the left-over fen one by one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), weights, (total, parts) => {
        fc.pre(parts.some((part) => part > 0n))
        expect(splitByWeights(total, parts.map(asText))).toEqual(oneByOne(total, parts))
      }),
    )
  })
})

/** Oracle: floor shares, then each left-over fen to whoever is furthest below his exact share. */
const oneByOne = (total: Fen, weights: readonly bigint[]): Fen[] => {
  const sum = weights.reduce((a, b) => a + b, 0n)
  const shares = weights.map((weight) => (total * weight) / sum)
  const missing = (index: number) => total * (weights[index] ?? 0n) - (shares[index] ?? 0n) * sum
  for (let left = total - shares.reduce((a, b) => a + b, 0n); left > 0n; left--) {
    let neediest = 0
    for (let index = 1; index < shares.length; index++) if (missing(index) > missing(neediest)) neediest = index
    shares[neediest] = (shares[neediest] ?? 0n) + 1n
  }
  return shares
}
