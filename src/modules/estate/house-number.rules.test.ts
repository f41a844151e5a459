import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import {
  canonicalPlace,
  canonicalSpelling,
  houseSortKey,
  keyOfReading,
  naturalSortKey,
  parseHouseSpelling,
  readingsOfHouse,
  spellingKey,
} from './house-number.rules.ts'

const house = (building: string, entrance: string | null, number: string) => ({ building, entrance, number })

describe('the canonical spelling of a house', () => {
  it.each([
    ['3-2-1501', house('3', '2', '1501')],
    ['3-1501', house('3', null, '1501')],
    ['3-1501', house('3', '0', '1501')],
    ['3-S12', house('3', null, 'S-12')],
    ['3-S12', house('３栋', '', 'ｓ－12')],
    ['3A-101A', house('3a座', null, '101-A室')],
    ['商业街-12', house('商业街', '0', '12号铺')],
    ['银座-101-1', house('银座', null, '101-1')],
  ])('is %s', (spelling, place) => {
    expect(canonicalSpelling(place)).toBe(spelling)
  })

  it('does not change when it is made canonical again', () => {
    const code = fc.stringMatching(/^[ ]?[0-9０-９a-zA-Z东西]{1,3}[-－]?[0-9A-Z]{0,2}(栋|座|单元|室|号|)$/)
    fc.assert(
      fc.property(code, fc.option(code), code, (building, entrance, number) => {
        const once = canonicalPlace({ building, entrance, number })
        expect(canonicalPlace(once)).toEqual(once)
      }),
    )
  })
})

describe('a house is understood in any natural spelling', () => {
  it.each([
    '3-2-1501',
    '3栋2单元1501',
    '3号楼2单元1501室',
    '３－２－１５０１',
    '3幢2单元1501房',
    '3座2单元1501',
    '3#2单元1501',
    '3#-2-1501',
    '#3-2-1501',
    '三栋二单元一五〇一',
    '第三栋第二单元1501室',
    '3 2 1501',
    '3/2/1501',
    '3.2.1501',
    '3栋2门1501',
    '3栋-2-1501',
    '3-2单元-1501',
    '3 2单元 1501 室',
    '3栋2单元15楼1501',
    '3栋2单元15层01',
    '3-2-15-01',
    '\u200b3–2–1501',
  ])('%s is entrance 2 of building 3', (spelling) => {
    expect(parseHouseSpelling(spelling)).toEqual(house('3', '2', '1501'))
  })

  it.each([
    ['3栋1501', house('3', null, '1501')],
    ['3 1501', house('3', null, '1501')],
    ['3#1501', house('3', null, '1501')],
    ['3号1501室', house('3', null, '1501')],
    ['12弄3号1501室', house('3', null, '1501')],
    ['十二栋一千五百零一室', house('12', null, '1501')],
    ['A座1501', house('A', null, '1501')],
    ['3a1501', house('3A', null, '1501')],
    ['一期3栋1501', house('一期3', null, '1501')],
    ['银座3栋1501', house('银座3', null, '1501')],
    ['3号院5号楼2单元1501', house('3号院5', '2', '1501')],
    ['商业街12号铺', house('商业街', null, '12')],
    ['商业街S-12', house('商业街', null, 'S12')],
    ['3-S12', house('3', null, 'S12')],
  ])('%s', (spelling, place) => {
    expect(parseHouseSpelling(spelling)).toEqual(place)
  })

  it.each([
    ['1501室', { building: null, entrance: null, number: '1501' }],
    ['一五〇一室', { building: null, entrance: null, number: '1501' }],
    ['2单元1501', { building: null, entrance: '2', number: '1501' }],
    ['3栋', { building: '3', entrance: null, number: null }],
    ['三栋二单元', { building: '3', entrance: '2', number: null }],
  ])('%s names only a part', (spelling, place) => {
    expect(parseHouseSpelling(spelling)).toEqual(place)
  })

  it('offers both meanings where a spelling has two', () => {
    const spellings = (text: string) => readingsOfHouse(text).map(keyOfReading)
    expect(spellings('S-12')).toEqual(['s-12', 's12', 's单元12'])
    expect(spellings('2-1501')).toEqual(['2-1501', '2单元1501'])
    expect(spellings('3-S-12')).toEqual(['3-s-12', '3-s12'])
    expect(spellings('里仁花园3栋1501')).toEqual(['里仁花园3-1501', '3-1501'])
  })

  it.each(['', '   ', '---', '张三', '三', 'zhangsan', '13812345678', '0755-12345678'])('%j is no house', (text) => {
    expect(parseHouseSpelling(text)).toBeNull()
  })

  it(`${hostile(42)} never fails, whatever the text`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const reading of readingsOfHouse(text)) expect(keyOfReading(reading)).not.toBe('')
      }),
    )
  })

  it('reads a long hostile text in no time', () => {
    const started = performance.now()
    for (const piece of ['1', '3栋', '1号', '弄', '1-', '一']) readingsOfHouse(piece.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('spellings compare', () => {
  it('without leading zeros, capitals and ways to write a phase', () => {
    expect(spellingKey(house('03', '02', '0301'))).toBe(spellingKey(house('3', '2', '301')))
    expect(spellingKey(house('一期3', null, 'a01'))).toBe(spellingKey(house('1期３', '0', 'A01')))
  })

  it('but keep different houses apart', () => {
    const keys = [house('3', null, '101-1'), house('3', null, '1011'), house('3', '1', '011'), house('31', null, '011')]
    expect(new Set(keys.map(spellingKey)).size).toBe(keys.length)
  })
})

describe('houses sort as people count', () => {
  const sorted = (codes: readonly string[]) =>
    [...codes].sort((a, b) => (naturalSortKey(a) < naturalSortKey(b) ? -1 : 1))

  it('1, 2, 3, 3A, 10, then letters, then names', () => {
    expect(sorted(['商业街', '10', 'B2', '3A', '2', 'B10', '1', '3'])).toEqual([
      ...['1', '2', '3', '3A', '10', 'B2', 'B10', '商业街'],
    ])
    expect(sorted(['丙', '乙', '甲', '丁'])).toEqual(['甲', '乙', '丙', '丁'])
    expect(sorted(['十', '二', '三'])).toEqual(['二', '三', '十'])
  })

  it('any two numbers by their value, even very long ones', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 0n, max: 10n ** 30n }), (a, b) => {
        expect(naturalSortKey(String(a)) < naturalSortKey(String(b))).toBe(a < b)
      }),
    )
  })

  it('by building, then entrance, then number', () => {
    const houses = [house('10', null, '101'), house('2', '10', '101'), house('2', '2', '1001'), house('2', '2', '201')]
    const shops = [house('2', null, '5')]
    const byKey = [...houses, ...shops].sort((a, b) => (houseSortKey(a) < houseSortKey(b) ? -1 : 1))
    expect(byKey.map(canonicalSpelling)).toEqual(['2-5', '2-2-201', '2-2-1001', '2-10-101', '10-101'])
  })
})
