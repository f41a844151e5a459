import type { CellKind } from '../../kernel/list-column.ts'
import { guarded } from './formula-guard.rules.ts'
import type { SheetColumn, SheetToWrite } from './sheet-to-write.ts'
import { sheetCell, type Written } from './write-cells.rules.ts'

/** Excel's own limit, header and titles included. */
const MOST_SHEET_ROWS = 1_048_576

const CHUNK = 64 * 1024
const LONGEST_LIST = 255
const LIST_ROWS = 10_000

/** Styles by their place in `STYLES`: the header, then one for each kind of cell. */
const HEADER = 1
const TITLE = 2
const KINDS: Readonly<Record<CellKind, number>> = { text: 3, integer: 4, decimal: 5, money: 6, day: 7, moment: 8 }
const FORMATS: readonly string[] = ['0.00##', 'yyyy-mm-dd hh:mm']

/** `xl/styles.xml`: a bold header, and numbers, money and days as people here write them. */
export const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3">${FORMATS.map(
  (format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${format}"/>`,
).join(
  '',
)}<numFmt numFmtId="166" formatCode="yyyy-mm-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><i/><sz val="10"/><color rgb="FF8A3B12"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEAF1EC"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="9"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf fontId="2" applyFont="1"/>${[
  49, 1, 164, 4, 166, 165,
]
  .map((format) => `<xf numFmtId="${format}" applyNumberFormat="1"/>`)
  .join('')}</cellXfs></styleSheet>`

/** `xl/worksheets/sheetN.xml` piece by piece; more rows than Excel holds are a fault of the caller. */
export async function* sheetXml({ titles = [], columns, rows }: SheetToWrite): AsyncGenerator<string, void, undefined> {
  const top = titles.length + 1
  const letters = columns.map((_, at) => columnLetters(at))
  const kinds = columns.map(({ kind }) => kind)
  let xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(columnXml).join('')}</cols><sheetData>`
  for (const [at, title] of titles.entries()) xml += rowXml(at + 1, [cellXml('A', at + 1, guarded(title), TITLE)])
  xml += rowXml(
    top,
    columns.map(({ header }, at) => cellXml(letters[at] as string, top, guarded(header), HEADER)),
  )
  let number = top
  for await (const row of rows) {
    number += 1
    if (number > MOST_SHEET_ROWS) throw new Error(`more than ${MOST_SHEET_ROWS} rows in one sheet`)
    let cells = ''
    for (let at = 0; at < kinds.length; at += 1) {
      const kind = kinds[at] as CellKind
      const written = sheetCell(kind, row[at] ?? null)
      if (written !== null && written !== '') cells += cellXml(letters[at] as string, number, written, KINDS[kind])
    }
    xml += `<row r="${number}">${cells}</row>`
    if (xml.length < CHUNK) continue
    yield xml
    xml = ''
  }
  yield `${xml}</sheetData>${listsXml(columns, top)}</worksheet>`
}

const columnXml = (column: SheetColumn, at: number): string =>
  `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}" style="${KINDS[column.kind]}" customWidth="1"${column.hidden ? ' hidden="1"' : ''}/>`

const rowXml = (number: number, cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`

const cellXml = (letters: string, row: number, value: Exclude<Written, null>, style: number): string => {
  if (typeof value === 'number') return `<c r="${letters}${row}" s="${style}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${letters}${row}" s="${style}" t="b"><v>${value ? 1 : 0}</v></c>`
  return `<c r="${letters}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

const NEEDS_ESCAPE = /[&<>"\ufffe\uffff]|(?![\t\n])\p{Cc}|\p{Surrogate}|_x[\dA-Fa-f]{4}_/u
// Excel reads _x0041_ in a text as the letter A; what a person typed stays what it is, also what XML cannot hold.
const LITERAL = /_x(?=[\dA-Fa-f]{4}_)/g
const UNHELD = /[\ufffe\uffff]|(?![\t\n])\p{Cc}/gu
const LONE = /\p{Surrogate}/gu
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escaped = (text: string): string =>
  NEEDS_ESCAPE.test(text)
    ? text
        .replace(LONE, '\ufffd')
        .replace(LITERAL, '_x005F_x')
        .replace(UNHELD, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
        .replace(/[&<>"]/g, (char) => ENTITIES[char] as string)
    : text

const listsXml = (columns: readonly SheetColumn[], top: number): string => {
  const lists = columns.flatMap(({ choices, header }, at) => {
    if (choices === undefined || choices.join().length > LONGEST_LIST) return []
    const letters = columnLetters(at)
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${escaped(header)}" error="请从列表中选择" sqref="${letters}${top + 1}:${letters}${top + LIST_ROWS}"><formula1>"${escaped(choices.join(','))}"</formula1></dataValidation>`,
    ]
  })
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

const widthOf = ({ header, width }: SheetColumn): number =>
  width ??
  Math.min(
    40,
    Math.max(
      10,
      [...header].reduce((sum, char) => sum + (char > '\u00ff' ? 2 : 1), 2),
    ),
  )

const columnLetters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26)
