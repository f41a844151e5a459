import { z } from 'zod'
import { toHalfWidth } from './chinese-text.ts'
import { Decimal, type DecimalFault, readDecimal, roundHalfAwayFromZero } from './decimal.ts'
import { type Reading, readAs } from './reading.ts'

/** Money: an integer number of fen (分, 1/100 yuan). `bigint` in code, int8 in the database, an integer on the wire. */
export type Fen = bigint

/** The most one typed amount may be: one hundred million yuan. Above it a figure is a slip of the hand. */
export const MOST_TYPED: Fen = 100_000_000_00n

const WIRE_LIMIT = BigInt(Number.MAX_SAFE_INTEGER)

const fenBetween = (limit: { least: Fen; most: Fen; description: string }) => {
  const minimum = Number(limit.least)
  const maximum = Number(limit.most)
  const form = {
    type: 'integer',
    format: 'int64',
    minimum,
    maximum,
    description: limit.description,
    examples: [123450],
  }
  const wire = z
    .int({ error: '金额须为以分为单位的整数' })
    .min(minimum, { error: tooSmall(limit.least) })
    .max(maximum, { error: '金额超出允许范围，请核对' })
    .meta({ format: 'int64', description: limit.description, examples: [123450] })
  const inside = z.bigint()
  // A bigint has no JSON form of its own, so the document of an answer would be empty without this. (No checks on
  // `inside`: a checked schema has a parent, which this would leave undescribed; `wire` guards both directions.)
  inside._zod.toJSONSchema = () => ({ ...form })
  return z.codec(wire, inside, { decode: (number) => BigInt(number), encode: (amount) => Number(amount) })
}

const tooSmall = (least: Fen): string => {
  if (least === 1n) return '金额须大于 0'
  return least === 0n ? '金额不能为负数' : '金额超出允许范围，请核对'
}

/** Codec of any amount, negative ones too (balances, adjustments): integer fen on the wire, within ±(2⁵³−1). */
export const fen = fenBetween({ least: -WIRE_LIMIT, most: WIRE_LIMIT, description: '金额，单位：分' })

/** Codec of an amount a person enters to be charged, paid or refunded: more than zero, at most `MOST_TYPED`. */
export const positiveFen = fenBetween({ least: 1n, most: MOST_TYPED, description: '金额，单位：分，大于 0' })

/** Codec of an amount a person enters that may be nothing (a deposit waived): zero up to `MOST_TYPED`. */
export const nonNegativeFen = fenBetween({ least: 0n, most: MOST_TYPED, description: '金额，单位：分，不小于 0' })

/**
 * Reads yuan typed or imported (`1,234.50`, `1234.5`) into fen. Refused, with the reason: empty, not a number
 * (NaN, words, currency signs), exponents (1e309), full-width digits (pass `normaliseYuan(text)` to accept them
 * knowingly), three decimals (never rounded), negative, below `least` (default 0), above `most` (default
 * `MOST_TYPED`). Pass `least: 1n` where nothing is not an amount.
 */
export const parseYuan = (
  text: string,
  limit: { least?: Fen; most?: Fen; name?: string } = {},
): Reading<Fen, DecimalFault> => {
  const { least = 0n, most = MOST_TYPED, name = '金额' } = limit
  const field = { name, places: 2, least: toYuan(least).toFixed(), most: toYuan(most).toFixed() }
  const result = readDecimal(text, field)
  return result.ok ? readAs(BigInt(new Decimal(result.value).times(100).toFixed())) : result
}

/** Makes a written amount readable by `parseYuan`: full-width to half-width, a leading ￥ and a trailing 元 dropped. */
export const normaliseYuan = (text: string): string =>
  toHalfWidth(text)
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '')

/** Yuan with grouping and two decimals, without sign of currency: 123450n → `1,234.50`, −5n → `-0.05`. */
export const formatYuan = (amount: Fen): string => {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0n ? '-' : ''}${yuan}.${digits.slice(-2)}`
}

/** Fen as an exact decimal number of yuan, for multiplication with rates. */
export const toYuan = (amount: Fen): Decimal => new Decimal(amount.toString()).div(100)

/** An exact amount in yuan to whole fen, 四舍五入 (half away from zero): the one place where money is rounded. */
export const roundToFen = (yuan: Decimal): Fen => BigInt(roundHalfAwayFromZero(yuan.times(100), 0).toFixed())

/**
 * Splits `total` fen by weights so that the parts add up to it exactly: each gets its share rounded down, the fen
 * left over go to the largest remainders, the earlier of equals first. A negative total mirrors the positive one.
 * Weights are decimals or decimal text (areas, coefficients), not negative, not all zero: else RangeError.
 */
export const splitByWeights = (total: Fen, weights: readonly (Decimal | string)[]): Fen[] => {
  const scaled = toIntegers(weights.map((weight) => new Decimal(weight)))
  const sum = scaled.reduce((a, b) => a + b, 0n)
  if (scaled.some((weight) => weight < 0n)) throw new RangeError('a weight is negative')
  if (sum === 0n) throw new RangeError('no weight is above zero')
  const amount = total < 0n ? -total : total
  const shares = scaled.map((weight, index) => ({
    index,
    whole: (amount * weight) / sum,
    remainder: (amount * weight) % sum,
  }))
  const left = Number(amount - shares.reduce((a, share) => a + share.whole, 0n))
  const favoured = new Set(
    [...shares]
      .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
      .slice(0, left)
      .map((share) => share.index),
  )
  return shares.map(({ whole, index }) => {
    const part = whole + (favoured.has(index) ? 1n : 0n)
    return total < 0n ? -part : part
  })
}

const toIntegers = (values: readonly Decimal[]): bigint[] => {
  const places = Math.max(0, ...values.map((value) => value.decimalPlaces()))
  return values.map((value) => BigInt(value.times(new Decimal(10).pow(places)).toFixed()))
}

const compare = (a: bigint, b: bigint): number => Number(a > b) - Number(a < b)
