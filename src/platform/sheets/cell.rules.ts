import { withoutGuard } from './formula-guard.rules.ts'
import type { Cell } from './sheet.ts'

/** A value on its way from the reader: small, because a hundred thousand rows of them cross a thread. */
export type Value = string | number | boolean | { readonly date: string } | { readonly error: string }

const ERRORS = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/
const EXPONENT = /^[+-]?\d(?:\.\d+)?[eE]\+?\d{2,}$/
const EXACT_TO = 1e15

/** What the library read, as a value; null when the cell holds nothing. */
export const readValue = (read: unknown): Value | null => {
  if (typeof read === 'number') return Number.isFinite(read) ? read : null
  if (typeof read === 'boolean') return read
  if (read instanceof Date) return Number.isNaN(read.getTime()) ? { error: '无效日期' } : { date: dateText(read) }
  if (typeof read !== 'string' || read.trim() === '') return null
  return ERRORS.test(read) ? { error: read } : read
}

export const cellOf = (column: number, value: Value): Cell => {
  if (typeof value === 'number') {
    return {
      column,
      kind: 'number',
      text: plainNumber(value),
      raw: String(value),
      mangled: Math.abs(value) >= EXACT_TO,
    }
  }
  if (typeof value === 'boolean') {
    return { column, kind: 'boolean', text: value ? '是' : '否', raw: String(value), mangled: false }
  }
  if (typeof value !== 'string') {
    if ('date' in value) return { column, kind: 'date', text: value.date, raw: value.date, mangled: false }
    return { column, kind: 'error', text: value.error, raw: value.error, mangled: false }
  }
  const text = withoutGuard(value)
  return { column, kind: 'text', text, raw: value, mangled: EXPONENT.test(text.trim()) }
}

/** The number as Excel shows it: 15 digits (0.1+0.2 is 0.3), never an exponent. */
export const plainNumber = (value: number): string => {
  const short = String(value)
  if (short.length <= 16 && !short.includes('e')) return short
  const [, sign = '', digits = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(Number(value.toPrecision(15)))) ?? []
  const shift = Number(exponent)
  const all = digits + fraction
  const point = digits.length + shift
  const whole = point <= 0 ? '0' : all.slice(0, point).padEnd(point, '0')
  const rest = (point <= 0 ? '0'.repeat(-point) + all : all.slice(point)).replace(/0+$/, '')
  return sign + whole + (rest === '' ? '' : `.${rest}`)
}

/** Excel knows no time zone: what its clock showed is kept. A time without a day lies in 1899. */
const dateText = (date: Date): string => {
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T')
  if (day < '1900-01-01') return time
  return time === '00:00:00' ? day : `${day} ${time}`
}
