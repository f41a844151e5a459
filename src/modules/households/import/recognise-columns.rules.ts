import { textKey } from '../../../kernel/chinese-text.ts'
import type { SheetRow } from '../../../platform/sheets/index.ts'
import { type Field, fields, repeatable } from './field.ts'
import { type Legend, readLegend } from './legend.rules.ts'

export interface Column {
  readonly column: number
  /** As the sheet has it, of two rows of headers both. */
  readonly header: string
}

export interface RecognisedColumn extends Column {
  readonly field: Field
}

/** A sheet understood: where its header stands, what its columns mean, what its notes say of codes. */
export interface Recognition {
  /** The last row of the header; data begins below. */
  readonly headerRow: number
  readonly columns: readonly RecognisedColumn[]
  /** Shown to the person, who may say what they are. */
  readonly unrecognised: readonly Column[]
  readonly legend: Legend
}

/** What a person said that headers mean, by `headerKey`; null for "leave it out". Remembered per source. */
export type Mapping = Readonly<Record<string, Field | null>>

const HEADER_WITHIN = 40
const FEWEST_FIELDS = 2

/**
 * Finds the header in the first rows of a sheet (below titles, of one or two rows, in any order of columns) and says
 * what each column means. Null when no row names a house number beside something else: not a house register.
 */
export const recogniseColumns = (sample: readonly SheetRow[], mapping: Mapping = {}): Recognition | null => {
  const [best] = sample
    .slice(0, HEADER_WITHIN)
    .flatMap((row, at) => headersFrom(row, sample[at + 1], mapping))
    .filter(({ columns }) => columns.some(({ field }) => field === 'number'))
    .sort((a, b) => b.columns.length - a.columns.length || a.headerRow - b.headerRow || strangers(a) - strangers(b))
  if (best === undefined || best.columns.length < FEWEST_FIELDS) return null
  const isData = new Set([...best.columns, ...best.unrecognised].map(({ column }) => column))
  return { ...best, legend: readLegend(sample, { isData, fieldOf: (text) => fieldOf(text, {}) }) }
}

/** The header without what differs from file to file: blanks, stars, units, brackets, a number at its end. */
export const headerKey = (header: string): string =>
  textKey(header)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/\/(?:㎡|m2|m²|平方米|元)$/, '')
    .replace(/[*:：。.\-_/\\]|必填|选填|请填写/g, '')
    .replace(/(?<=\p{Script=Han})[0-9一二三]$/u, '')

const NAMED = new Map(
  (Object.keys(fields) as Field[]).flatMap((field) =>
    [fields[field].title, ...fields[field].names.split(' ')].map((name): [string, Field] => [name, field]),
  ),
)

const NOT_OURS = /租户|租客|承租|紧急|联系人|车|费|缴|水表|电表|银行|微信|邮箱|合同|编码|年龄|单价/
const LIKELY: readonly (readonly [RegExp, Field])[] = [
  [/证件(?:类型|种类)/, 'identityKind'],
  [/身份证|证件号/, 'identity'],
  [/手机|电话|联系方式/, 'phone'],
  [/性别/, 'sex'],
  [/(?:业主|产权人|户主|房主|客户|住户)(?:姓名|名称|名字)/, 'ownerName'],
  [/关系$|(?:业主|人员|住户|客户)类型/, 'role'],
  [/套内|室内面积|使用面积/, 'usableArea'],
  [/土地面积/, 'landArea'],
  [/建筑面积|建面/, 'builtArea'],
  [/电梯/, 'lift'],
  [/总.*层/, 'floorsTotal'],
  [/楼层/, 'floor'],
  [/户型/, 'layout'],
  [/(?:房屋|物业|房产)(?:类型|用途|性质)/, 'kind'],
  [/(?:房屋|入住|居住|使用)(?:状态|状况|情况)/, 'status'],
  [/(?:交房|收房|交付|入伙|收楼)(?:日期|时间)/, 'deliveredOn'],
  [/租金/, 'rent'],
  [/单元/, 'entrance'],
  [/房(?:间|屋|产)?(?:编|门)?号/, 'number'],
  [/楼(?:栋|宇|幢|座|号)/, 'building'],
  [/备注/, 'note'],
]

const fieldOf = (header: string, mapping: Mapping): Field | null => {
  const key = headerKey(header)
  const mapped = mapping[key]
  if (mapped !== undefined) return mapped
  const named = NAMED.get(key)
  if (named !== undefined) return named
  if (key === '' || key.length > 14 || NOT_OURS.test(key)) return null
  return LIKELY.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

type Header = Omit<Recognition, 'legend'>

const strangers = ({ unrecognised }: Header): number => unrecognised.length

/** The row as a header by itself, and together with the row below it where merged titles span groups of columns. */
const headersFrom = (row: SheetRow, below: SheetRow | undefined, mapping: Mapping): readonly Header[] => {
  const alone = headerOf(row.row, textsOf(row), mapping)
  if (below === undefined || below.row !== row.row + 1) return [alone]
  const upper = textsOf(row)
  const lower = textsOf(below)
  const understood = [...lower.values()].filter((text) => fieldOf(text, mapping) !== null).length
  // A row of data is no second row of headers, even if somebody is called 业主.
  if (understood < FEWEST_FIELDS || understood * 2 < lower.size) return [alone]
  return [alone, headerOf(below.row, joined(upper, lower), mapping)]
}

/** 业主信息 above 姓名 and 电话 spans both, 房号 above nothing stands for itself. */
const joined = (
  upper: ReadonlyMap<number, string>,
  lower: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> => {
  const both = new Map(upper)
  for (const [column, text] of lower) {
    const group = [...upper].filter(([at]) => at <= column).at(-1)?.[1] ?? ''
    both.set(column, NOT_OURS.test(group) ? group + text : text)
  }
  return both
}

const headerOf = (headerRow: number, texts: ReadonlyMap<number, string>, mapping: Mapping): Header => {
  const columns: RecognisedColumn[] = []
  const unrecognised: Column[] = []
  for (const [column, header] of [...texts].sort(([a], [b]) => a - b)) {
    const field = fieldOf(header, mapping)
    const again = columns.some((known) => known.field === field)
    if (field === null || (again && !repeatable.includes(field))) unrecognised.push({ column, header })
    else columns.push({ column, header, field })
  }
  return { headerRow, columns, unrecognised }
}

const textsOf = (row: SheetRow): ReadonlyMap<number, string> =>
  new Map(row.cells.map(({ column, text }) => [column, text]))
