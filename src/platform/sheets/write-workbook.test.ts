import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it, vi } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { readWorkbook } from './read-workbook.ts'
import type { SheetToWrite } from './sheet-to-write.ts'
import { streamCsv } from './write-csv.ts'
import { streamWorkbook, writeWorkbook } from './write-workbook.ts'

vi.setConfig({ testTimeout: 60_000 })

const names = ['=HYPERLINK("http://x","点我")', '+86', '@x', '-', '𠮷·㛃 "引号"', '_x0041_', '=1,\n2']
const list: SheetToWrite = {
  name: '业户/一览',
  columns: [
    { header: '姓名', kind: 'text', width: 12 },
    { header: '身份证号', kind: 'text' },
    { header: '欠费', kind: 'money' },
    { header: '面积', kind: 'decimal' },
    { header: '交房日期', kind: 'day' },
    { header: '登记时间', kind: 'moment' },
    { header: '类型', kind: 'text', choices: ['住宅', '商铺'] },
  ],
  rows: names.map((name) => [
    name,
    '110101199001011237',
    -123456n,
    '94.56',
    '2026-03-01',
    new Date('2026-03-31T16:30:00Z'),
    '住宅',
  ]),
}
const bytesOf = (stream: Readable) => buffer(stream)
const read = async (bytes: Uint8Array) => {
  const rows: string[][] = []
  for await (const row of (await readWorkbook(bytes)).rows()) rows.push(row.cells.map(({ text }) => text))
  return rows
}
const asRead = (money: string, moment: string) =>
  names.map((name) => [name, '110101199001011237', money, '94.56', '2026-03-01', moment, '住宅'])

describe('a list leaves as a workbook', () => {
  it.each([
    ['at once', () => writeWorkbook([list])],
    ['as a stream', () => bytesOf(streamWorkbook([list]))],
  ])(`${hostile(30)} and comes back unchanged, written %s`, async (_, write) => {
    const bytes = await write()
    const [header, ...rows] = await read(bytes)
    expect(header).toEqual(['姓名', '身份证号', '欠费', '面积', '交房日期', '登记时间', '类型'])
    expect(rows).toEqual(asRead('-1234.56', '2026-04-01 00:30:00'))
  })

  it.each([
    ['at once', () => writeWorkbook([list])],
    ['as a stream', () => bytesOf(streamWorkbook([list]))],
  ])(
    `${hostile(30)} in which Excel finds no formula, a frozen bold header and real numbers, written %s`,
    async (_, write) => {
      const { sheets } = await readXlsx(await write(), { readStyles: true })
      const [sheet] = sheets
      expect(sheet?.name).toBe('业户 一览')
      expect(sheet?.freezePane).toMatchObject({ rows: 1 })
      expect(sheet?.columns?.[0]?.width).toBe(12)
      const at = (row: number, column: number) => sheet?.cells?.get(`${row},${column}`)
      expect([at(0, 0)?.style?.font?.bold, at(1, 0)?.style?.font?.bold]).toEqual([true, undefined])
      expect(at(1, 1)?.style?.numFmt).toBe('@')
      expect(at(1, 2)?.style?.numFmt).toBe('#,##0.00')
      expect(sheet?.rows[1]?.slice(0, 4)).toEqual([`'${names[0]}`, '110101199001011237', -1234.56, 94.56])
      for (const cell of sheet?.cells?.values() ?? []) expect(cell.formula).toBeUndefined()
    },
  )

  it('with lists to choose from, several sheets, and names that Excel accepts', async () => {
    const notes: SheetToWrite = {
      name: "'填写说明:'",
      columns: [{ header: '说明', kind: 'text' }],
      rows: [['请从第二行填起']],
    }
    const { sheets } = await readXlsx(await writeWorkbook([list, notes]))
    expect(sheets.map(({ name }) => name)).toEqual(['业户 一览', '填写说明'])
    expect(sheets[0]?.dataValidations?.[0]).toMatchObject({ type: 'list', values: ['住宅', '商铺'] })
  })

  it('a hundred thousand rows without holding them', async () => {
    let made = 0
    let ahead = 0
    function* rows() {
      for (; made < 100_000; made++) yield [`张${made}`, made]
    }
    const stream = streamWorkbook([
      {
        name: '长表',
        columns: [
          { header: '姓名', kind: 'text' },
          { header: '序号', kind: 'integer' },
        ],
        rows: rows(),
      },
    ])
    let bytes = 0
    for await (const chunk of stream) {
      if (bytes === 0) ahead = made
      bytes += chunk.length
    }
    expect(ahead).toBeLessThan(20_000)
    expect(made).toBe(100_000)
  })

  it('money beyond what Excel holds exactly is written as text, to the fen', async () => {
    const huge = {
      ...list,
      columns: [{ header: '金额', kind: 'money' as const }],
      rows: [[99_999_999_999_999_999n], [-1n]],
    }
    const rows = await read(await writeWorkbook([huge]))
    expect(rows).toEqual([['金额'], ['999999999999999.99'], ['-0.01']])
  })
})

describe('a list leaves as .csv', () => {
  it(`${hostile(30)} with a mark for Excel, quotes and no formula, and comes back unchanged`, async () => {
    let text = ''
    for await (const line of streamCsv(list)) text += line
    expect(text.startsWith('\uFEFF姓名,身份证号,')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""点我"")"`)
    const [, ...rows] = await read(Buffer.from(text))
    expect(rows).toEqual(asRead('-1234.56', '2026-04-01 00:30'))
  })
})
