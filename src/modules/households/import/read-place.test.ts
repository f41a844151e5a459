import { describe, expect, it } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { isGood } from './house-draft.ts'
import { faultsOf, readAll, readOne, sheetOf, spellings } from './sheet.testing.ts'

describe('which house a row is about', () => {
  const place = (...row: (string | number | null)[]) => spellings([readOne(['楼号', '单元', '房号'], row)])[0]

  it('in cells of their own or in one', () => {
    expect(place(3, 2, 1501)).toBe('3-2-1501')
    expect(place('3栋', '2单元', '1501室')).toBe('3-2-1501')
    expect(place('商业街', 0, 'S-12')).toBe('商业街-S12')
    expect(place(3, null, '101-1')).toBe('3-101-1')
    expect(place(3, null, '2-1501')).toBe('3-2-1501')
    expect(place(3, 2, '3-2-1501')).toBe('3-2-1501')
    expect(place('3', null, '3栋2单元1501')).toBe('3-2-1501')
    expect(place(3, null, '2单元1501')).toBe('3-2-1501')
    expect(spellings([readOne(['房号', '业主'], ['3栋2单元1501', '张三'])])).toEqual(['3-2-1501'])
    expect(spellings([readOne(['房号', '业主'], ['3-1501', '张三'])])).toEqual(['3-1501'])
  })

  it('is blamed when it is missing or said twice differently', () => {
    const faults = (...row: (string | number | null)[]) => faultsOf(readOne(['楼号', '单元', '房号'], row))
    expect(faults(null, null, 1501)).toEqual(['楼号：只有房号“1501”，不知道是哪一栋'])
    expect(faults(3, 2, null)).toEqual(['房号：房号是空的'])
    expect(faults(4, 2, '3-2-1501')).toEqual(['房号：房号里是 3 栋，楼号是 4，两处不一致'])
    expect(faults(3, 1, '3-2-1501')).toEqual(['房号：房号里是 2 单元，单元是 1，两处不一致'])
    expect(faultsOf(readOne(['房号', '业主'], [1501, '张三']))).toEqual(['房号：只有房号“1501”，不知道是哪一栋'])
  })

  it(`${hostile(28)} where cells were merged it is that of the row above, to be accepted`, () => {
    const rows = readAll(
      sheetOf(
        ['楼号', '单元', '房号', '业主'],
        [3, 2, 1501, '张三'],
        [null, null, 1502, '李四'],
        [null, null, null, '王五'],
        [null, 1, 101, '赵六'],
      ),
    )
    expect(spellings(rows)).toEqual(['3-2-1501', '3-2-1502', '3-2-1502', '3-1-101'])
    expect(rows.map(faultsOf)).toEqual([[], ['楼号→3'], ['房号→3-2-1502'], ['楼号→3']])
    expect(rows.every(isGood)).toBe(true)
  })

  it('titles, totals, repeated headers and notes are no houses', () => {
    const header = ['楼号', '房号', '业主']
    const rows = sheetOf(
      ['一览表'],
      header,
      [1, 101, '张三'],
      header,
      [],
      ['合计', 1],
      [null, null, null, '说明', '请看'],
    )
    expect(spellings(readAll(rows))).toEqual(['1-101'])
  })
})
