import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import type { CellValue } from '../../kernel/list-column.ts'
import { readWorkbook } from './read-workbook.ts'
import type { SheetToWrite } from './sheet-to-write.ts'
import { streamCsv } from './write-csv.ts'
import { writeWorkbook } from './write-workbook.ts'

vi.setConfig({ testTimeout: 120_000 })

/** What people type, and what they should not: rare characters, formulas, quotes, escapes, blanks at the ends. */
const typed = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'=+-@\'"<>&,;\t\n _x0041_张㛃𠮷·١😀\u200b'), minLength: 1, maxLength: 12 }),
  )
  .filter((text) => text.trim() !== '' && !/[\uFEFF\r]/.test(text))
const rows = fc.array(
  fc.record({
    text: typed,
    whole: fc.integer({ min: -999_999, max: 999_999 }),
    area: fc.integer({ min: 0, max: 999_999 }).map((hundredths) => (hundredths / 100).toFixed(2)),
    fen: fc.bigInt({ min: -99_999_999n, max: 99_999_999n }),
    day: fc
      .date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    identity: fc.stringMatching(/^[1-9]\d{16}[\dX]$/),
  }),
  { minLength: 60, maxLength: 60 },
)
type Row = typeof rows extends fc.Arbitrary<readonly (infer R)[]> ? R : never

const sheetOf = (list: readonly Row[], titles: readonly string[]): SheetToWrite => ({
  name: '往返',
  titles,
  columns: [
    { header: '文字', kind: 'text' },
    { header: '整数', kind: 'integer' },
    { header: '面积', kind: 'decimal' },
    { header: '金额', kind: 'money' },
    { header: '日期', kind: 'day' },
    { header: '证件', kind: 'text', hidden: true },
  ],
  rows: list.map((row): CellValue[] => [row.text, row.whole, row.area, row.fen, row.day, row.identity]),
})

const said = (row: Row): string[] => [
  row.text,
  String(row.whole),
  String(Number(row.area)),
  String(Number(row.fen) / 100),
  row.day,
  row.identity,
]

const read = async (bytes: Uint8Array): Promise<string[][]> => {
  const found: string[][] = []
  for await (const row of (await readWorkbook(bytes)).rows()) found.push(row.cells.map(({ text }) => text))
  return found
}

describe(`${hostile(42)} ${hostile(30)} Whatever was typed leaves and comes back unchanged`, () => {
  it('as a workbook, also below a title and in a hidden column', () =>
    fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const [title, header, ...cells] = await read(await writeWorkbook([sheetOf(list, ['=仅供查阅'])]))
        expect([title, header?.[0]]).toEqual([['=仅供查阅'], '文字'])
        expect(cells).toEqual(list.map(said))
      }),
      { numRuns: 4 },
    ))

  it('as .csv', () =>
    fc.assert(
      fc.asyncProperty(rows, async (list) => {
        let text = ''
        for await (const piece of streamCsv(sheetOf(list, []))) text += piece
        const [, ...cells] = await read(Buffer.from(text))
        expect(cells.map(([first]) => first)).toEqual(list.map(({ text: first }) => first))
      }),
      { numRuns: 4 },
    ))

  it('what no XML can hold neither breaks the file nor is lost', async () => {
    const odd = ['甲\u0001乙', '\ud800丙', '丁\uffff', 'a\u0000b', '_x0001_']
    const columns = [{ header: '文字', kind: 'text' as const }]
    const cells = await read(await writeWorkbook([{ name: '怪', columns, rows: odd.map((text) => [text]) }]))
    expect(cells.slice(1).map(([text]) => text)).toEqual(['甲\u0001乙', '\ufffd丙', '丁\uffff', 'a\u0000b', '_x0001_'])
  })
})
