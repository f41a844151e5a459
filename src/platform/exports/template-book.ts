import type { CellValue } from '../../kernel/list-column.ts'
import type { FilledFor, TemplateRow, TemplateSheet } from '../app/slots.ts'
import type { SheetColumn, SheetToWrite } from '../sheets/index.ts'
import type { OpenExport } from './open-export.ts'
import { countRows, walkRows } from './open-rows.ts'

/** Last in each sheet and out of sight: by these a row that comes back is known, and what others changed meanwhile. */
const INSIDE: readonly SheetColumn[] = [
  { header: '编号', kind: 'text', hidden: true },
  { header: '版本', kind: 'integer', hidden: true },
]

const NOTES: readonly SheetColumn[] = [
  { header: '工作表', kind: 'text', width: 16 },
  { header: '列名', kind: 'text', width: 18 },
  { header: '怎么填', kind: 'text', width: 60 },
  { header: '可填内容', kind: 'text', width: 60 },
]

const GENERAL: readonly string[] = [
  '每张工作表是一本台账，一行一条。不需要的工作表可以删掉，列的先后可以调整，列名请不要改。',
  '有下拉列表的格子请从列表中选择；日期写 2026-03-01；证件号码按文本填写，不要让表格软件改成数字。',
  '填好后在“导入”页面交给系统：先预览，确认后才写入，写错可以撤销。',
]

const FILLED: readonly string[] = [
  '这份文件带有今天的数据。改动哪一格就只更新哪一格，空着的格子表示不变；文件里没有的行不会被删除。',
  '隐藏的“编号”和“版本”两列请不要改动：导入时靠它们认出是哪一条，别人在此期间改过的会列出来，不会被覆盖。',
]

/** Our own template without data. */
export const emptyTemplate = (sheets: readonly TemplateSheet[]): readonly SheetToWrite[] => [
  ...sheets.map(({ name, columns }) => ({ name, columns, rows: [] })),
  notesOf(sheets, []),
]

/** The template with the registers of today, each read when its sheet is written; `titles` stand above every header. */
export const filledTemplate = (
  open: OpenExport,
  on: FilledFor & { readonly sheets: readonly TemplateSheet[]; readonly titles: readonly string[] },
): readonly SheetToWrite[] => [
  ...on.sheets.map((sheet) => ({
    name: sheet.name,
    titles: on.titles,
    columns: [...sheet.columns, ...INSIDE],
    rows: cellsOf(open, sheet, on),
  })),
  notesOf(on.sheets, [...on.titles, ...FILLED]),
]

/** How many rows the statements of the sheets come to. */
export const countOf = async (open: OpenExport, on: FilledFor & { readonly sheets: readonly TemplateSheet[] }) => {
  let count = 0
  for (const sheet of on.sheets) count += await countRows(open.transaction, sheet.filled(on).query)
  return count
}

async function* cellsOf(
  open: OpenExport,
  sheet: TemplateSheet,
  on: FilledFor,
): AsyncGenerator<readonly CellValue[], void, undefined> {
  const { query, rows } = sheet.filled(on)
  for await (const stored of walkRows(open, query)) {
    for (const row of rows(stored as never)) yield cellsOfRow(row)
  }
}

const cellsOfRow = ({ id, version, values }: TemplateRow): readonly CellValue[] => [...values, id, version]

const notesOf = (sheets: readonly TemplateSheet[], more: readonly string[]): SheetToWrite => ({
  name: '填写说明',
  columns: NOTES,
  rows: [
    ...[...GENERAL, ...more].map((text) => ['', '', text]),
    ...sheets.flatMap(({ name, columns }) =>
      columns.map(({ header, note, choices = [] }) => [name, header, note, choices.join('、')]),
    ),
  ],
})
