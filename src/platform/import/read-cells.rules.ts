import { cleanLine, textKey, toHalfWidth } from '../../kernel/chinese-text.ts'
import { readDateCell } from '../../kernel/date-cells.ts'
import type { BusinessDate } from '../../kernel/dates.ts'
import { areaField, readDecimal } from '../../kernel/decimal.ts'
import { type Fen, normaliseYuan, parseYuan } from '../../kernel/money.ts'
import { readPhones } from '../../kernel/phone.ts'
import type { CellReading } from './row-in-hand.rules.ts'

const FULL_WIDTH = '含有全角字符'

/** A code of building, entrance or number: as typed, in half-width characters. */
export const readCode = (text: string): CellReading<string> => {
  const half = halfWidth(text)
  return same(text, half) ? { value: half } : mended(half, half, FULL_WIDTH)
}

export const readArea = (text: string, name: string): CellReading<string | null> => {
  const bare = halfWidth(text)
    .replace(/\s/g, '')
    .replace(/(?:㎡|m2|m²|平方米|平方|平米|平)$/i, '')
  if (/^0+(?:\.0+)?$/.test(bare)) return { value: null }
  const area = readDecimal(bare, { ...areaField, name })
  if (!area.ok) return { fault: area.message }
  if (same(text, bare)) return { value: area.value }
  return mended(
    area.value,
    area.value,
    /[㎡²平m]/i.test(text) ? `${name}只写数字，不带单位` : `${name}含有全角字符或空格`,
  )
}

/** `3`, `3层`, `3F`; `B1` and `负一层` are below ground. */
export const readFloor = (text: string, name: string): CellReading<number | null> => {
  const bare = halfWidth(text)
    .replace(/\s/g, '')
    .replace(/^第/, '')
    .replace(/(?:层|楼|f)$/i, '')
  const below = bare
    .replace(/^(?:b|负|地下)/i, '-')
    .replace(/一$/, '1')
    .replace(/二$/, '2')
    .replace(/三$/, '3')
  const floor = Number(below)
  if (!/^-?\d{1,3}(?:\.0+)?$/.test(below) || floor < -10 || floor > 200) return { fault: `“${text}”不是有效的${name}` }
  const canonical = String(floor)
  return /^-?\d+(?:\.0+)?$/.test(text.trim()) ? { value: floor } : mended(floor, canonical, `${name}只写数字`)
}

export const readRent = (text: string): CellReading<Fen | null> => {
  const bare = normaliseYuan(text).replace(/\/月$|每月$/, '')
  const rent = parseYuan(bare, { name: '租金' })
  if (!rent.ok) return { fault: rent.message }
  const value = rent.value === 0n ? null : rent.value
  return same(text, bare) ? { value } : mended(value, bare, '租金只写数字')
}

export const readDay = (text: string): CellReading<BusinessDate> => {
  const day = readDateCell(text)
  return day.ok ? { value: day.value } : { fault: day.message }
}

/** `张三、李四`, `张三/李四`, `张三 李四`; `张 三` is one name written wide. */
export const readNames = (text: string): readonly string[] =>
  text
    .split(/[、,，/;；|\n]+|和(?=\p{Script=Han}{2,3}$)/u)
    .map(cleanLine)
    .flatMap((name) => (/^\p{Script=Han}{2,4}(?: \p{Script=Han}{2,4})+$/u.test(name) ? name.split(' ') : [name]))
    .map((name) => (/^\p{Script=Han}(?: +\p{Script=Han}){1,2}$/u.test(name) ? name.replace(/ /g, '') : name))
    .filter((name) => name !== '')

/** Every number of a cell in its canonical spelling; `absent` are those the notes write where there is none. */
export const readPhoneCell = (text: string, absent: (number: string) => boolean): CellReading<readonly string[]> => {
  const { phones, rejected } = readPhones(text)
  const [bad] = rejected.filter((one) => !absent(one.text))
  if (bad) return { fault: bad.message }
  const value = phones.map((phone) => phone.text).filter((phone) => !absent(phone))
  const written = phones.map((phone) => phone.text).join('、')
  if (toHalfWidth(text) !== text) return mended(value, written, `电话${FULL_WIDTH}`)
  const wide = phones.some(({ kind, digits }) => kind === 'mobile' && !text.includes(digits))
  return wide ? mended(value, written, '手机号中间有空格或横线') : { value }
}

/** Lines of a list by their patterns: what a word means. */
export const meaningIn = <T>(word: string, table: readonly (readonly [RegExp, T])[]): T | null => {
  const key = textKey(word)
  return table.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

export const yesOrNo = (word: string): boolean | null =>
  meaningIn<boolean>(word, [
    [/^(?:有|是|有电梯|y|yes|true|1|√)$/, true],
    [/^(?:无|否|没有|无电梯|n|no|false|0|×)$/, false],
  ])

/** Almost every cell of a register is plain already; a hundred thousand rows have two million of them. */
export const halfWidth = (text: string): string => (/^[!-~]*$/.test(text) ? text : toHalfWidth(cleanLine(text)))

export const same = (text: string, canonical: string): boolean => text.trim() === canonical

export const mended = <T>(value: T, text: string, reason: string): CellReading<T> => ({
  value,
  mended: { text, reason },
})
