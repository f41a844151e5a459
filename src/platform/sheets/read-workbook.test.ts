import { setTimeout as pause } from 'node:timers/promises'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it, vi } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { craftArchive, workbookParts } from './craft-archive.testing.ts'
import { gbk } from './gbk.testing.ts'
import { readWorkbook } from './read-workbook.ts'
import type { SheetLimits, SheetRow } from './sheet.ts'

const rowsOf = async (bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<SheetRow[]> => {
  const rows: SheetRow[] = []
  for await (const row of (await readWorkbook(bytes, limits)).rows()) rows.push(row)
  return rows
}
const cellsOf = async (bytes: Uint8Array) => (await rowsOf(bytes)).flatMap(({ cells }) => cells)
const textsOf = async (bytes: Uint8Array) => (await cellsOf(bytes)).map(({ text }) => text)
const workbook = (rows: string, more?: Parameters<typeof workbookParts>[1]) => craftArchive(workbookParts(rows, more))
const refusedWith = (code: string) => expect.objectContaining({ name: 'Refusal', code: `sheets.${code}` })

// A thread per file read; from the sources each loads TypeScript anew.
vi.setConfig({ testTimeout: 60_000 })

describe('a workbook is read as people see it', () => {
  it(`${hostile(28)} texts, numbers, days, formulas by their value, merged cells once, errors`, async () => {
    const cells = [
      '<c r="A3" t="s"><v>0</v></c><c r="B3"/>',
      '<c r="C3"><v>94.560000000000002</v></c>',
      '<c r="D3" s="1"><v>45000</v></c><c r="E3" s="2"><v>45000.5</v></c><c r="F3"><v>45000</v></c>',
      '<c r="G3" t="b"><v>1</v></c>',
      '<c r="H3"><f>B1*2</f><v>6</v></c><c r="I3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="J3"><f>NOW()</f></c>',
      '<c r="K3" t="e"><v>#REF!</v></c>',
    ]
    const merged = { afterRows: '<mergeCells count="1"><mergeCell ref="A3:B4"/></mergeCells>' }
    const rows = await rowsOf(workbook(`<row r="3">${cells.join('')}</row><row r="4"><c r="A4"/></row>`, merged))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ sheet: '资产 & 业主', row: 3 })
    expect(rows[0]?.cells.map(({ column, kind, text }) => `${column} ${kind} ${text}`)).toEqual([
      '1 text 楼号',
      '3 number 94.56',
      '4 date 2023-03-15',
      '5 date 2023-03-15 12:00:00',
      '6 number 45000',
      '7 boolean 是',
      '8 number 6',
      '9 text ab',
      '11 error #REF!',
    ])
  })

  it(`${hostile(28)} days of the 1904 calendar`, async () => {
    const row = '<row r="1"><c r="A1" s="1"><v>45000</v></c></row>'
    expect(await textsOf(workbook(row, { workbook: '<workbookPr date1904="1"/>' }))).toEqual(['2027-03-16'])
  })

  it(`${hostile(28)} an identity number that Excel turned into 1.1E+17 is marked`, async () => {
    const number = '<c r="A1"><v>1.1010119900101123E+17</v></c>'
    const text = '<c r="B1" t="inlineStr"><is><t>1.1E+17</t></is></c>'
    const cells = await cellsOf(workbook(`<row r="1">${number}${text}<c r="C1"><v>13812345678</v></c></row>`))
    expect(cells.map(({ mangled }) => mangled)).toEqual([true, true, false])
    expect(cells.map(({ text }) => text)).toEqual(['110101199001011000', '1.1E+17', '13812345678'])
    expect(cells[0]?.raw).toBe('110101199001011230')
  })

  it('hidden sheets are named, not read; charts are passed over', async () => {
    const chart = '<sheet name="图" sheetId="2" r:id="rId4"/>'
    const hidden = '<sheet name="字典" sheetId="3" state="veryHidden" r:id="rId1"/>'
    const book = await readWorkbook(workbook('<row r="1"><c r="A1"><v>1</v></c></row>', { sheets: chart + hidden }))
    const read: string[] = []
    for await (const { sheet } of book.rows()) read.push(sheet)
    expect(book.sheets.map(({ name, hidden }) => `${name} ${hidden}`)).toEqual(['资产 & 业主 false', '字典 true'])
    expect(read).toEqual(['资产 & 业主'])
  })

  it('leaving early stops the reader', async () => {
    const row = (i: number) => `<row r="${i}"><c r="A${i}"><v>${i}</v></c></row>`
    const book = await readWorkbook(workbook(Array.from({ length: 20_000 }, (_, i) => row(i + 1)).join('')))
    for await (const { row } of book.rows()) if (row === 3) break
    await expect(book.rows().next()).rejects.toThrow('has ended')
  })
})

describe('a .csv is read', () => {
  it(`${hostile(28)} in GBK, and says that it was; spoilt numbers are marked, kept zeros kept`, async () => {
    const book = await readWorkbook(gbk('楼号,业主\r\n007,"张三, ""李\n四"""\r\n="0755",1.10101E+17\r\n'))
    const rows: SheetRow[] = []
    for await (const row of book.rows()) rows.push(row)
    const cells = rows.flatMap((row) => row.cells)
    expect(book).toMatchObject({ format: 'csv', encoding: 'GBK' })
    expect(cells.map(({ text }) => text)).toEqual(['楼号', '业主', '007', '张三, "李\n四"', '0755', '1.10101E+17'])
    expect(cells.map(({ mangled }) => mangled)).toEqual([false, false, false, false, false, true])
  })

  it('with semicolons or tabs between the cells', async () => {
    expect(await textsOf(Buffer.from('楼号;单元\n1;2\n'))).toEqual(['楼号', '单元', '1', '2'])
    expect(await textsOf(Buffer.from('楼号\t单元\n1\t2\n'))).toEqual(['楼号', '单元', '1', '2'])
  })
})

describe('hostile files harm nobody', () => {
  const aRow = (cells: string) => `<row r="1">${cells}</row>`
  const zeros = workbookParts(aRow(`<c r="A1"><v>${'0'.repeat(60 * 1024 * 1024)}</v></c>`))
  const endless = `<row r="${'x y='.repeat(4_000_000)}`
  const longCell = aRow(`<c r="A1" t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c>`)
  const manyLong = workbook('<row><c t="s"><v>0</v></c></row>'.repeat(10_000), {
    texts: `<si><t>${'x'.repeat(32_000)}</t></si>`,
  })
  const manyTexts = workbook('', { texts: '<si><t/></si>'.repeat(1_500_000) })

  it.each<[string, string, Uint8Array, Partial<SheetLimits>]>([
    ['a file over the size limit', 'file-too-large', new Uint8Array(2_000), { fileBytes: 1_000 }],
    ['an old workbook', 'old-excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), {}],
    [
      'a part that says it is small',
      'unpacks-too-large',
      craftArchive(zeros, { 'xl/worksheets/sheet1.xml': { unpacked: 5_000 } }),
      {},
    ],
    ['a cell in the last column', 'too-many-columns', workbook(aRow('<c r="XFD1"><v>1</v></c>')), {}],
    ['a million columns', 'damaged', workbook(aRow('<c r="BDWGN1"><v>1</v></c>')), {}],
    ['more rows than allowed', 'too-many-rows', workbook('<row><c><v>1</v></c></row>'.repeat(51)), { rows: 50 }],
    ['a text longer than Excel has', 'cell-too-long', workbook(longCell), {}],
    ['one long text in very many cells', 'too-much-text', manyLong, {}],
    ['a table of texts that fills the memory', 'too-much-memory', manyTexts, { memoryMegabytes: 48, ratio: 5_000 }],
    ['a tag that never ends', 'too-slow', workbook(endless), { milliseconds: 1_500, ratio: 5_000 }],
  ])(`${hostile(29)} %s is refused`, async (_, code, bytes, limits) => {
    await expect(rowsOf(bytes, limits)).rejects.toEqual(refusedWith(code))
  })

  it(`${hostile(29)} entities that breed are not expanded`, async () => {
    const parts = workbookParts(aRow('<c r="A1" t="inlineStr"><is><t>&lol;</t></is></c>'))
    const laughs = `<!DOCTYPE x [<!ENTITY lol "${'ha'.repeat(1000)}">]>${parts['xl/worksheets/sheet1.xml']}`
    expect((await textsOf(craftArchive({ ...parts, 'xl/worksheets/sheet1.xml': laughs }))).join()).not.toContain('haha')
  })

  it(`${hostile(29)} while a bomb is taken apart other work goes on`, async () => {
    let refused = false
    const reading = rowsOf(workbook(endless), { milliseconds: 2_000, ratio: 5_000 }).catch(() => (refused = true))
    let turns = 0
    for (; !refused && turns < 10_000; turns++) await pause(5)
    await reading
    expect(turns).toBeGreaterThan(50)
  })

  it('a third reader waits for its turn, and is told so when it waits too long', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: Array.from({ length: 5_000 }, (_, i) => [i]) }] })
    const first = await readWorkbook(bytes)
    const second = await readWorkbook(bytes)
    await expect(readWorkbook(bytes, { milliseconds: 100 })).rejects.toEqual(refusedWith('busy'))
    const third = readWorkbook(bytes)
    await first.close()
    await second.close()
    await expect(third).resolves.toMatchObject({ format: 'xlsx' })
    await (await third).close()
  })
})
