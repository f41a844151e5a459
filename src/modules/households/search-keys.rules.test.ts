import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import {
  type KeyKind,
  keysOfHouse,
  keysOfMatter,
  keysOfParty,
  keysOfPhone,
  keysOfPlate,
  type SearchKey,
} from './search-keys.rules.ts'

const ofKind = (keys: readonly SearchKey[], kind: KeyKind) =>
  keys.filter((one) => one.kind === kind).map(({ key }) => key)

describe('the prepared keys of a house', () => {
  it('are its spelling and the parts people use instead', () => {
    const keys = keysOfHouse({ building: '3栋', entrance: '2单元', number: '1501室' })
    expect(keys.map(({ key }) => key)).toEqual(['3-2-1501', '3-1501', '1501', '2单元1501'])
    expect(keys.map(({ rank }) => rank)).toEqual([0, 1, 2, 3])
  })

  it('are fewer for a shop without an entrance', () => {
    const keys = keysOfHouse({ building: '商业街', entrance: '0', number: 'S-12' })
    expect(keys.map(({ key }) => key)).toEqual(['商业街-s12', 's12'])
  })
})

describe('the prepared keys of a person', () => {
  it('are every end of the name, its pinyin and its initials', () => {
    const keys = keysOfParty({ name: '张三丰' })
    expect(ofKind(keys, 'name')).toEqual(['张三丰', '三丰', '丰'])
    expect(ofKind(keys, 'pinyin')).toEqual(['zhangsanfeng', 'sanfeng', 'feng'])
    expect(ofKind(keys, 'initials')).toEqual(['zsf', 'sf'])
  })

  it.each([
    ['单雄信', 'shanxiongxin', 'danxiongxin'],
    ['曾国藩', 'zengguofan', 'cengguofan'],
    ['仇和', 'qiuhe', 'chouhe'],
    ['区小明', 'ouxiaoming', 'quxiaoming'],
    ['解晓东', 'xiexiaodong', 'jiexiaodong'],
    ['查良镛', 'zhaliangyong', 'chaliangyong'],
    ['乐嘉', 'yuejia', 'lejia'],
    ['尉迟恭', 'yuchigong', 'weichigong'],
  ])('%s is read as a surname (%s) and as a hurried clerk types it (%s)', (name, surname, ordinary) => {
    expect(ofKind(keysOfParty({ name }), 'pinyin')).toEqual(expect.arrayContaining([surname, ordinary]))
  })

  it('writes ü as v', () => {
    expect(ofKind(keysOfParty({ name: '吕布' }), 'pinyin')).toContain('lvbu')
  })

  it('takes foreign names word by word', () => {
    const keys = keysOfParty({ name: 'John Smith' })
    expect(ofKind(keys, 'name')).toEqual(['johnsmith', 'smith'])
    expect(ofKind(keys, 'initials')).toEqual(['js'])
  })

  it(`${hostile(42)} keeps rare characters, dots of minority names and homonyms findable`, () => {
    expect(ofKind(keysOfParty({ name: '𠮷田' }), 'name')).toEqual(['𠮷田', '田'])
    expect(ofKind(keysOfParty({ name: '㛃\u200b' }), 'name')).toEqual(['㛃'])
    expect(ofKind(keysOfParty({ name: '买买提·吐尔逊' }), 'name')).toContain('吐尔逊')
    expect(keysOfParty({ name: '买买提•吐尔逊' })).toEqual(keysOfParty({ name: '买买提 ·吐尔逊' }))
    expect(keysOfParty({ name: '  ' })).toEqual([])
  })
})

describe('the prepared keys of an organisation', () => {
  it('leave out what every company is called, and know it without its city', () => {
    const keys = keysOfParty({ name: '深圳市里仁物业管理有限公司', kind: 'organisation' })
    expect(ofKind(keys, 'name')).toContain('里仁物业管理有限公司')
    expect(ofKind(keys, 'name')).not.toContain('有限公司')
    expect(ofKind(keys, 'name')).not.toContain('司')
    expect(ofKind(keys, 'pinyin').some((key) => key.startsWith('lirenwuye'))).toBe(true)
    expect(ofKind(keys, 'initials').some((key) => key.startsWith('lrwy'))).toBe(true)
    expect(keys.length).toBeLessThanOrEqual(14)
  })
})

describe('the prepared keys of phones, plates and matters', () => {
  it('are the whole phone, its last eight and last four digits', () => {
    const keys = (phone: string) => keysOfPhone(phone).map(({ key }) => key)
    expect(keys('+86 138-1234-5678')).toEqual(['13812345678', '12345678', '5678'])
    expect(keys('0755-23456789')).toEqual(['075523456789', '23456789', '6789'])
    expect(keys('１３８１２３４５６７８')).toEqual(['13812345678', '12345678', '5678'])
    expect(keys('0755-88888888-12')).toEqual(['075588888888', '88888888', '8888'])
    expect(keys('110')).toEqual([])
  })

  it('are the plate with and without its province, and its last characters', () => {
    const keys = (plate: string) => keysOfPlate(plate).map(({ key }) => key)
    expect(keys('粤B·12345')).toEqual(['粤b12345', 'b12345', '12345', '2345', '345'])
    expect(keys('粤ＢＤ１２３４５')).toEqual(['粤bd12345', 'bd12345', 'd12345', '2345', '345', '12345'])
    expect(keys(' ')).toEqual([])
  })

  it('are the matter number without its punctuation', () => {
    expect(keysOfMatter('BX-2026-0012')).toEqual([{ key: 'bx20260012', kind: 'matter', rank: 0 }])
  })
})

describe('the number of keys stays small', () => {
  it('at most 20 for a house with an owner, a phone and a car', () => {
    const surnames = fc.constantFrom('张', '李', '欧阳', '陈', '吕')
    const given = fc.array(fc.constantFrom(...'伟芳秀英敏静磊洋'), { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(surnames, given, (surname, rest) => {
        const name = [surname, ...rest].join('').slice(0, 3)
        const keys = [
          ...keysOfHouse({ building: '3', entrance: '2', number: '1501' }),
          ...keysOfParty({ name }),
          ...keysOfPhone('13812345678'),
          ...keysOfPlate('粤B12345'),
        ]
        expect(keys.length).toBeLessThanOrEqual(20)
      }),
    )
  })

  it('and bounded for any name whatever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.boolean(), (name, isPerson) => {
        const keys = keysOfParty({ name, kind: isPerson ? 'person' : 'organisation' })
        expect(keys.length).toBeLessThanOrEqual(60)
        for (const { key } of keys) expect([...key].length).toBeLessThanOrEqual(40)
      }),
    )
  })
})
