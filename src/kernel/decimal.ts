import { Decimal as DecimalJs } from 'decimal.js'
import { type Reading, readAs, textRead, unreadable } from './reading.ts'

/**
 * Decimal numbers for areas, unit prices, readings and rates: 60 significant digits, so that no product or sum
 * of this trade is ever rounded on the way; a quotient is, beyond any coin. Rounding for good is always named
 * (`roundHalfAwayFromZero`). Never build one from a floating-point number.
 */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
  defaults: true,
})
export type Decimal = DecimalJs

/** 四舍五入, half away from zero at `places` decimals, as PostgreSQL's `round(numeric, n)`: 2.345 → 2.35, −2.345 → −2.35. */
export const roundHalfAwayFromZero = (value: Decimal, places: number): Decimal =>
  value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP)

export type DecimalFault =
  | 'empty'
  | 'malformed'
  | 'exponent'
  | 'full-width'
  | 'negative'
  | 'too-small'
  | 'too-large'
  | 'too-many-places'

export interface DecimalField {
  /** What the field is called in the refusal: `建筑面积`. */
  readonly name: string
  /** Decimals permitted; further ones are refused, even zeros beyond them are not a reason to round. */
  readonly places: number
  /** Least permitted value, as decimal text; `0` unless told. */
  readonly least?: string
  /** Greatest permitted value, as decimal text. */
  readonly most: string
}

/**
 * Reads a decimal typed by a person (`89.35`, `1,234.5`) into its canonical text (`89.35`, `1234.5`: no grouping,
 * no leading or trailing zeros). Refuses exponents, NaN, full-width digits (normalise with `toHalfWidth` first,
 * knowingly), more places than permitted and values out of range. Nothing is rounded.
 */
export const readDecimal = (text: string, field: DecimalField): Reading<string, DecimalFault> => {
  const { name, places, least = '0', most } = field
  const typed = text.trim()
  const shape = shapeFault(typed, name)
  if (shape) return shape
  const value = new Decimal(typed.replaceAll(',', ''))
  if (value.isNegative() && !value.isZero() && new Decimal(least).gte(0))
    return unreadable('negative', `${name}不能为负数`)
  if (value.decimalPlaces() > places)
    return unreadable('too-many-places', `${name}${placesRule(places)}，不会自动四舍五入`)
  if (value.lt(least)) return unreadable('too-small', `${name}不能小于 ${least}`)
  if (value.gt(most)) return unreadable('too-large', `${name}不能大于 ${most}，请核对`)
  return readAs(value.isZero() ? '0' : value.toFixed())
}

/** Schema of a decimal as text on the wire and in code; `new Decimal(text)` computes with it, a `numeric` column takes it. */
export const decimalText = (field: DecimalField & { example: string; unit: string }) =>
  textRead((text) => readDecimal(text, field), {
    description: `${field.name}（${field.unit}），十进制文本，最多 ${field.places} 位小数`,
    example: field.example,
  })

/** Area in m² (建筑面积, 套内面积): more than nothing, at most four decimals as surveys give, below one square kilometre. */
export const areaField = {
  name: '面积',
  places: 4,
  least: '0.0001',
  most: '999999.9999',
} as const satisfies DecimalField

/** Schema of an area in m², as text on the wire. */
export const area = decimalText({ ...areaField, unit: '平方米', example: '89.35' })

const shapeFault = (typed: string, name: string) => {
  if (typed === '') return unreadable('empty', `${name}不能为空`)
  if (typed.length > 40) return unreadable('malformed', `${name}不是有效的数字`)
  if (/[\uFF01-\uFF5E]/.test(typed)) return unreadable('full-width', `${name}含有全角字符，请改用半角数字`)
  if (/^[+-]?\d+(\.\d+)?[eE][+-]?\d+$/.test(typed)) return unreadable('exponent', `${name}不能用科学计数法填写`)
  if (!/^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(typed)) return unreadable('malformed', `${name}不是有效的数字`)
  return undefined
}

const placesRule = (places: number): string => (places === 0 ? '须为整数' : `最多 ${places} 位小数`)
