import { describe, expect, it, vi } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { readWorkbook, type SheetRow, writeWorkbook } from '../../../platform/sheets/index.ts'
import { isGood, type ReadHouse, startReadingHouses } from './house-draft.ts'
import { recogniseHouses } from './sheet.testing.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a long register', () => {
  it(`${hostile(27)} of 20,000 rows with three bad ones names just these, with row, column and reason`, async () => {
    const bad = new Map([
      [777, ['3', '1', 'x', 'abc']],
      [9_999, ['3', '', 'x', '90']],
      [19_998, ['', '5', 'x', '1e5']],
    ])
    function* rows() {
      for (let row = 2; row <= 20_001; row++) yield bad.get(row) ?? ['3', String(row), '张三', '90.5']
    }
    const columns = ['楼号', '房号', '业主', '建筑面积'].map((header) => ({ header, kind: 'text' as const }))
    const book = await readWorkbook(await writeWorkbook([{ name: '房屋', columns, rows: rows() }]))
    const sample: SheetRow[] = []
    const read: ReadHouse[] = []
    let readRow: ReturnType<typeof startReadingHouses> | undefined
    for await (const row of book.rows()) {
      if (readRow === undefined) {
        sample.push(row)
        const recognition = sample.length < 3 ? null : recogniseHouses(sample)
        if (recognition) readRow = startReadingHouses(recognition)
      }
      const one = readRow?.(row)
      if (one && !isGood(one)) read.push(one)
    }
    expect(read.flatMap(({ faults }) => faults.map(({ row, column, reason }) => `${row} ${column} ${reason}`))).toEqual(
      [
        '777 4 建筑面积不是有效的数字',
        '9999 2 房号是空的',
        '19998 1 楼号是空的，按上一行补上',
        '19998 4 建筑面积不能用科学计数法填写',
      ],
    )
  })
})
