import { cleanLine, toHalfWidth } from './chinese-text.ts'
import { type Reading, readAs, textRead, unreadable } from './reading.ts'

/** A number plate; `text` is its canonical spelling, without dot: `粤B12345`, `粤BD12345`, `粤Z1234港`. */
export interface Plate {
  readonly kind: 'ordinary' | 'new-energy' | 'hong-kong-macao' | 'special' | 'military' | 'armed-police'
  readonly text: string
}

export type PlateFault = 'empty' | 'region' | 'letter-i-or-o' | 'length' | 'unknown-shape'

const REGIONS = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const LETTER = 'A-HJ-NP-Z'
const SHAPES: readonly (readonly [Plate['kind'], RegExp])[] = [
  ['hong-kong-macao', /^粤Z[A-HJ-NP-Z0-9]{4}[港澳]$/],
  ['special', new RegExp(`^[${REGIONS}][A-Z][${LETTER}0-9]{4}[学警挂领试超]$`)],
  ['special', new RegExp(`^[${REGIONS}][A-Z][${LETTER}0-9]{4}应急$`)],
  ['special', /^(?:使\d{6}|\d{6}使)$/],
  // GA 36-2018: small vehicles carry the energy letter first, large ones last.
  ['new-energy', new RegExp(`^[${REGIONS}][A-Z](?:[A-HJK][${LETTER}0-9]\\d{4}|\\d{5}[A-HJK])$`)],
  ['ordinary', new RegExp(`^[${REGIONS}][A-Z][${LETTER}0-9]{5}$`)],
  ['armed-police', new RegExp(`^WJ[${REGIONS}]?\\d{4}[0-9A-Z]$`)],
  // Not `BD12345`: at a counter that is a new-energy plate whose region was left out.
  ['military', /^(?:V[A-Z]|[A-Z][ILM-Z])\d{5}$/],
]

/**
 * Reads a plate in any usual spelling: `粤B·12345`, `粤b 12345`, `粤Ｂ－12345`. Refused with the reason: no region
 * before it, letters I or O in the serial (they are 1 and 0), a wrong length. Source: GA 36-2018.
 */
export const readPlate = (text: string): Reading<Plate, PlateFault> => {
  const plate = toHalfWidth(cleanLine(text))
    .toUpperCase()
    .replace(/[\s·・•‧∙⋅.\-_]/g, '')
  if (plate === '') return unreadable('empty', '车牌号不能为空')
  const kind = SHAPES.find(([, shape]) => shape.test(plate))?.[0]
  if (kind) return readAs({ kind, text: plate })
  const serial = plate.slice(2)
  if (/^[A-Z][A-Z0-9]{5,6}$/.test(plate)) return unreadable('region', `车牌“${plate}”缺少省份简称，例如“粤”`)
  if (REGIONS.includes(plate.charAt(0)) && /[IO]/.test(serial)) {
    return unreadable('letter-i-or-o', `车牌“${plate}”的序号里没有字母 I 和 O，请核对是不是数字 1 和 0`)
  }
  if (REGIONS.includes(plate.charAt(0)) && /^[A-Z][A-Z0-9]*$/.test(plate.slice(1))) {
    return unreadable('length', `车牌“${plate}”的序号应为 5 位（新能源 6 位），现在是 ${serial.length} 位`)
  }
  return unreadable('unknown-shape', `“${plate}”不是有效的车牌号`)
}

/** Schema of a plate; on the wire and in code its canonical text. */
export const plateText = textRead(
  (text) => {
    const result = readPlate(text)
    return result.ok ? readAs(result.value.text) : result
  },
  { description: '车牌号：普通、新能源、港澳、警用、军用等', example: '粤B12345' },
)

/** As people write it: `粤B·12345`. Embassy, military and armed-police plates have no dot. */
export const formatPlate = (plate: Plate): string => {
  const [head, serial] = halves(plate)
  return head === '' ? serial : `${head}·${serial}`
}

/** For lists and exports, the place and the last three characters: `粤B·**345`. */
export const maskPlate = (plate: Plate): string => {
  const [head, serial] = halves(plate)
  const masked = `${'*'.repeat(Math.max(0, serial.length - 3))}${serial.slice(-3)}`
  return head === '' ? masked : `${head}·${masked}`
}

/** The keys by which a plate is found: whole, without the region, the serial, its last 4 and last 3; each once. */
export const plateKeys = (plate: Plate): string[] => {
  const [, serial] = halves(plate)
  const noRegion = plate.text.replace(new RegExp(`^[${REGIONS}]`), '')
  return [...new Set([plate.text, noRegion, serial, serial.slice(-4), serial.slice(-3)])]
}

const halves = ({ text }: Plate): readonly [string, string] =>
  REGIONS.includes(text.charAt(0)) ? [text.slice(0, 2), text.slice(2)] : ['', text]
