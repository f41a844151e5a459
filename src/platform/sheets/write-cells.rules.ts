import type { CellKind, CellValue } from '../../kernel/list-column.ts'
import { guarded } from './formula-guard.rules.ts'

/** A value as a spreadsheet holds it: a number (days are serial numbers), a text, a truth. */
export type Written = number | string | boolean | null

const SHANGHAI_AHEAD = 8 * 60 * 60_000
const DAY = 24 * 60 * 60_000
/** Serial numbers count from here; Excel believes that 1900 had a 29 February, so they are right from March on. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const FIRST_RIGHT_SERIAL = 61
const EXACT_TO = 999_999_999_999_999n
const MOST_CHARACTERS = 32_767

export const sheetCell = (kind: CellKind, value: CellValue): Written => {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'bigint') {
    const exact = value <= EXACT_TO && value >= -EXACT_TO
    if (kind === 'money') return exact ? Number(value) / 100 : yuan(value)
    return exact ? Number(value) : String(value)
  }
  if (typeof value === 'number') return Number.isSafeInteger(value) || !Number.isInteger(value) ? value : String(value)
  if (value instanceof Date) return momentCell(value)
  if (kind === 'moment' && ISO.test(value)) return momentCell(new Date(value))
  if (kind === 'day' && DATE.test(value)) return serialOf(Date.parse(`${value}T00:00:00Z`)) ?? value
  if ((kind === 'decimal' || kind === 'integer') && /^-?\d{1,12}(\.\d{1,4})?$/.test(value)) return Number(value)
  return cellText(value)
}

export const csvCell = (kind: CellKind, value: CellValue): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value instanceof Date) return momentText(value)
  if (typeof value === 'bigint') return kind === 'money' ? yuan(value) : String(value)
  if (typeof value === 'number') return String(value)
  if (kind === 'moment' && ISO.test(value)) return momentText(new Date(value))
  const isNumber = (kind === 'decimal' || kind === 'integer') && /^-?\d+(\.\d+)?$/.test(value)
  return isNumber ? value : cellText(value)
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

const serialOf = (ms: number): number | null => {
  const serial = (ms - SERIAL_ZERO) / DAY
  return serial >= FIRST_RIGHT_SERIAL ? serial : null
}

const momentCell = (at: Date): Written => serialOf(at.getTime() + SHANGHAI_AHEAD) ?? momentText(at)

const momentText = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_AHEAD).toISOString().slice(0, 16).replace('T', ' ')

const yuan = (fen: bigint): string => {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const cellText = (text: string): string =>
  guarded(text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS - 1) : text)
