import { textKey } from '../../kernel/chinese-text.ts'
import type { SheetRow } from '../sheets/index.ts'
import { type Legend, readLegend } from './legend.rules.ts'

/** The title our own template gives a field, and every name under which it is met; a title counts as a name. */
export interface FieldWords {
  readonly title: string
  readonly names: string
  /** Several columns may carry it: 手机1, 手机2. */
  readonly repeatable?: true
  /** It is understood but not taken in now, and why: told to the person. */
  readonly later?: string
}

/** How the columns of a register are known. */
export interface Headers {
  readonly fields: Readonly<Record<string, FieldWords>>
  /** What a name that is not in the list probably means; the first that fits. */
  readonly likely?: readonly (readonly [RegExp, string])[]
  /** Names that look like ours and are about something else. */
  readonly notOurs?: RegExp
  /** Codes of a widespread system, for sheets whose notes were deleted. An empty word is a code that says nothing. */
  readonly codes?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface Column {
  readonly column: number
  /** As the sheet has it, of two rows of headers both. */
  readonly header: string
}

export interface RecognisedColumn extends Column {
  readonly field: string
}

/** A sheet understood: where its header stands, what its columns mean, what its notes say of codes. */
export interface Recognition {
  /** The last row of the header; data begins below. */
  readonly headerRow: number
  readonly columns: readonly RecognisedColumn[]
  /** Shown to the person, who may say what they are. */
  readonly unrecognised: readonly Column[]
  readonly legend: Legend
  readonly headers: Headers
}

/** What a person said that headers mean, by `headerKey`; null for "leave it out". Remembered per source. */
export type Mapping = Readonly<Record<string, string | null>>

/** Columns of our own exports and error files, in every register. */
export const ROW_ID = 'row-id'
export const ROW_VERSION = 'row-version'
export const REMARK = 'remark'
export const REMARK_TITLE = '错误说明'
const OURS: Readonly<Record<string, string>> = {
  编号: ROW_ID,
  系统编号: ROW_ID,
  版本: ROW_VERSION,
  [REMARK_TITLE]: REMARK,
}

const HEADER_WITHIN = 40
const FEWEST_FIELDS = 2

/**
 * Finds the header in the first rows of a sheet (below titles, of one or two rows, in any order of columns) and says
 * what each column means. Null when no row carries what the register needs.
 */
export const recogniseColumns = (
  sample: readonly SheetRow[],
  register: { readonly headers: Headers; readonly needs: (has: (field: string) => boolean) => boolean },
  mapping: Mapping = {},
): Recognition | null => {
  const { headers } = register
  const named = namesOf(headers)
  const meaning = (header: string) => fieldOf(header, { headers, named, mapping })
  const [best] = sample
    .slice(0, HEADER_WITHIN)
    .flatMap((row, at) => headersFrom(row, sample[at + 1], { headers, meaning }))
    .filter(({ columns }) => register.needs((field) => columns.some((one) => one.field === field)))
    .sort((a, b) => own(b) - own(a) || a.headerRow - b.headerRow || strangers(a) - strangers(b))
  if (best === undefined || own(best) < FEWEST_FIELDS) return null
  const isData = new Set([...best.columns, ...best.unrecognised].map(({ column }) => column))
  const noted = (text: string) => fieldOf(text, { headers, named, mapping: {} })
  return { ...best, headers, legend: readLegend(sample, { isData, fieldOf: noted }) }
}

/** How many of its columns the register knows. */
export const own = ({ columns }: Pick<Recognition, 'columns'>): number =>
  columns.filter(({ field }) => field !== ROW_ID && field !== ROW_VERSION && field !== REMARK).length

/** The header without what differs from file to file: blanks, stars, units, brackets, a number at its end. */
export const headerKey = (header: string): string =>
  textKey(header)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/\/(?:㎡|m2|m²|平方米|元)$/, '')
    .replace(/[*:：。.\-_/\\]|必填|选填|请填写/g, '')
    .replace(/(?<=\p{Script=Han})[0-9一二三]$/u, '')

const known = new WeakMap<Headers, ReadonlyMap<string, string>>()

const namesOf = (headers: Headers): ReadonlyMap<string, string> => {
  const made =
    known.get(headers) ??
    new Map(
      Object.entries(headers.fields).flatMap(([field, { title, names }]) =>
        [title, ...names.split(' ')].filter((name) => name !== '').map((name): [string, string] => [name, field]),
      ),
    )
  known.set(headers, made)
  return made
}

const LONGEST_LIKELY = 14

const fieldOf = (
  header: string,
  on: { headers: Headers; named: ReadonlyMap<string, string>; mapping: Mapping },
): string | null => {
  const key = headerKey(header)
  const mapped = on.mapping[key]
  if (mapped !== undefined) return mapped
  const named = on.named.get(key)
  if (named !== undefined) return named
  if (key === '' || key.length > LONGEST_LIKELY || on.headers.notOurs?.test(key)) return null
  return on.headers.likely?.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

type Header = Omit<Recognition, 'legend' | 'headers'>
type Meaning = (header: string) => string | null
type On = { readonly headers: Headers; readonly meaning: Meaning }

const strangers = ({ unrecognised }: Header): number => unrecognised.length

/** The row as a header by itself, and together with the row below it where merged titles span groups of columns. */
const headersFrom = (row: SheetRow, below: SheetRow | undefined, on: On): readonly Header[] => {
  const alone = headerOf(row.row, textsOf(row), on)
  if (below === undefined || below.row !== row.row + 1) return [alone]
  const upper = textsOf(row)
  const lower = textsOf(below)
  const understood = [...lower.values()].filter((text) => on.meaning(text) !== null).length
  // A row of data is no second row of headers, even if somebody is called 业主.
  if (understood < FEWEST_FIELDS || understood * 2 < lower.size) return [alone]
  return [alone, headerOf(below.row, joined(upper, lower, on), on)]
}

/** 业主信息 above 姓名 and 电话 spans both, 房号 above nothing stands for itself. */
const joined = (
  upper: ReadonlyMap<number, string>,
  lower: ReadonlyMap<number, string>,
  { headers }: On,
): ReadonlyMap<number, string> => {
  const both = new Map(upper)
  for (const [column, text] of lower) {
    const group = [...upper].filter(([at]) => at <= column).at(-1)?.[1] ?? ''
    both.set(column, headers.notOurs?.test(group) ? group + text : text)
  }
  return both
}

const headerOf = (headerRow: number, texts: ReadonlyMap<number, string>, { headers, meaning }: On): Header => {
  const columns: RecognisedColumn[] = []
  const unrecognised: Column[] = []
  for (const [column, header] of [...texts].sort(([a], [b]) => a - b)) {
    const field = meaning(header)
    const again = columns.some((one) => one.field === field)
    const free = field !== null && (!again || headers.fields[field]?.repeatable === true)
    const taken = free ? field : OURS[headerKey(header)]
    if (taken === undefined) unrecognised.push({ column, header })
    else columns.push({ column, header, field: taken })
  }
  return { headerRow, columns, unrecognised }
}

const textsOf = (row: SheetRow): ReadonlyMap<number, string> =>
  new Map(row.cells.map(({ column, text }) => [column, text]))
