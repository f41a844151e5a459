import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { canonicalSpelling } from '../estate/contract.ts'
import { interpretQuery, nearestProbes, type Probe } from './interpret-query.rules.ts'
import {
  keysOfHouse,
  keysOfMatter,
  keysOfParty,
  keysOfPhone,
  keysOfPlate,
  type SearchKey,
} from './search-keys.rules.ts'

const hits = (probe: Probe, { key, kind }: SearchKey) =>
  probe.kinds.includes(kind) && (probe.match === 'equal' ? key === probe.key : key.startsWith(probe.key))
const finds = (text: string, keys: readonly SearchKey[]) =>
  interpretQuery(text).some((probe) => keys.some((key) => hits(probe, key)))
const findsExactly = (text: string, keys: readonly SearchKey[]) =>
  interpretQuery(text)
    .filter(({ match }) => match === 'equal')
    .some((probe) => keys.some((key) => hits(probe, key)))

const number = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }))
    .map(([floor, door]) => `${floor}${String(door).padStart(2, '0')}`),
  fc.constantFrom('101A', 'S12', '12'),
)
const house = fc.record({
  building: fc.oneof(fc.integer({ min: 1, max: 40 }).map(String), fc.constantFrom('3A', 'B', 'A2', '商业街', '一期3')),
  entrance: fc.option(fc.oneof(fc.integer({ min: 1, max: 9 }).map(String), fc.constantFrom('A', '东'))),
  number,
})
type House = { building: string; entrance: string | null; number: string }

const spell: readonly ((house: House) => string)[] = [
  canonicalSpelling,
  (h) => fullWidth(canonicalSpelling(h)),
  (h) => canonicalSpelling(h).replaceAll('-', ' '),
  (h) => canonicalSpelling(h).replaceAll('-', '－').toLowerCase(),
  (h) => `${h.building}栋${h.entrance === null ? '' : `${h.entrance}单元`}${h.number}`,
  (h) => `${h.building}栋${h.number}`,
  (h) => `${h.building}号楼${h.entrance === null ? '' : `${h.entrance}单元`}${h.number}室`,
  (h) => `${h.building}幢 ${h.entrance === null ? '' : `${h.entrance} 单元 `}${h.number} 室`,
  (h) => `${h.building}座${h.number}房`,
  (h) => `${h.building}#${h.number}`,
  (h) => `${h.building}-${h.number}`,
  (h) => `${h.building} ${h.number}`,
  (h) => `${h.number}室`,
  (h) => h.number,
]
const fullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('the desk finds a house', () => {
  it('by every natural spelling', () => {
    fc.assert(
      fc.property(house, fc.constantFrom(...spell), (place, spelling) => {
        const text = spelling(place)
        expect(findsExactly(text, keysOfHouse(place)), `${text} of ${canonicalSpelling(place)}`).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('and not another one, when building and number are said', () => {
    fc.assert(
      fc.property(house, house, fc.constantFrom(...spell.slice(0, 8)), (wanted, other, spelling) => {
        // 里仁花园12 may be house 12 of this community: what follows a name in Chinese is also sought alone.
        fc.pre(wanted.building !== other.building && !/\p{Script=Han}/u.test(wanted.building))
        // 8-101 may also be 8单元101 of any building; it comes second.
        fc.pre(wanted.entrance !== null || wanted.building !== other.entrance)
        const text = spelling(wanted)
        expect(findsExactly(text, keysOfHouse(other)), `${text} found ${canonicalSpelling(other)}`).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('of a building before one behind the entrance of that name', () => {
    const wanted = keysOfHouse({ building: '8', entrance: null, number: '101A' })
    const other = keysOfHouse({ building: '1', entrance: '8', number: '101A' })
    const found = interpretQuery('8-101A').filter(({ match }) => match === 'equal')
    const first = (keys: readonly SearchKey[]) => found.findIndex((probe) => keys.some((key) => hits(probe, key)))
    expect([first(wanted), first(other)]).toEqual([0, 1])
  })

  it('and says first what it took the text for', () => {
    expect(interpretQuery('3栋2单元1501')[0]).toEqual({
      ...{ key: '3-2-1501', match: 'equal', kinds: ['house'], tried: '房号 3-2-1501' },
    })
  })

  it('by its building alone', () => {
    expect(finds('3栋', keysOfHouse({ building: '3', entrance: '2', number: '1501' }))).toBe(true)
    expect(finds('3栋', keysOfHouse({ building: '31', entrance: null, number: '1501' }))).toBe(false)
    expect(finds('商业街', keysOfHouse({ building: '商业街', entrance: null, number: 'S12' }))).toBe(true)
  })
})

describe('the desk finds a person', () => {
  const name = fc
    .array(fc.constantFrom(...'张单曾欧阳李三丰国藩秀英𠮷㛃·'), { minLength: 2, maxLength: 6 })
    .map((chars) => chars.join(''))

  it('by every piece of the name', () => {
    fc.assert(
      fc.property(name, fc.nat(5), fc.nat(5), (whole, from, length) => {
        const chars = [...whole.replaceAll('·', '')]
        fc.pre(chars.length > 0)
        const start = from % chars.length
        const piece = chars.slice(start, start + 1 + length).join('')
        expect(finds(piece, keysOfParty({ name: whole }))).toBe(true)
      }),
    )
  })

  it.each(['张三', '三', '张', 'zs', 'ZS', 'zhangsan', 'Zhang San', 'zhangs', 'zhang', 'san', '张 三', '张\u200b三'])(
    '张三 by %s',
    (text) => {
      expect(finds(text, keysOfParty({ name: '张三' }))).toBe(true)
    },
  )

  it('李三, but not by zs', () => {
    expect(finds('zs', keysOfParty({ name: '李三' }))).toBe(false)
  })

  it('an organisation by any two characters of its own name', () => {
    const keys = keysOfParty({ name: '深圳市里仁物业管理有限公司', kind: 'organisation' })
    for (const text of ['里仁', '仁物', '深圳市', '物业管理', 'lrwy', 'lirenwuye', '里仁物业管理有限公司'])
      expect(finds(text, keys), text).toBe(true)
  })
})

describe('the desk finds phones, plates and matters', () => {
  it.each(['13812345678', '138 1234 5678', '138-1234-5678', '+86 13812345678', '5678', '12345678', '1381234'])(
    'a phone by %s',
    (text) => {
      expect(finds(text, keysOfPhone('13812345678'))).toBe(true)
    },
  )

  it.each(['粤B12345', '粤b·12345', 'b12345', 'B12345', '12345', '2345', '345', 'B123', '粤B1'])(
    'a plate by %s',
    (text) => {
      expect(finds(text, keysOfPlate('粤B12345'))).toBe(true)
    },
  )

  it('a matter by the pattern of its numbers, before anything else', () => {
    const [first] = interpretQuery('bx 2026-0012', { matterNumber: /^(bx|ts)\d+$/ })
    expect(first).toMatchObject({ match: 'equal', kinds: ['matter'], tried: '事项号 BX20260012' })
    expect(keysOfMatter('BX-2026-0012').some((key) => first && hits(first, key))).toBe(true)
  })

  it('the house before the phone when four digits can be both', () => {
    const kinds = interpretQuery('1501').flatMap((probe) => probe.kinds)
    expect(kinds.indexOf('house')).toBeLessThan(kinds.indexOf('phone-tail'))
  })
})

describe('what is tried', () => {
  it('is nothing when nothing is left of the text', () => {
    for (const text of ['', ' ', '　', '\u200b', '---', '·']) expect(interpretQuery(text)).toEqual([])
  })

  it('puts exact matches before beginnings', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const matches = interpretQuery(text).map(({ match }) => match)
        expect(matches).toEqual([...matches].sort())
      }),
    )
  })

  it(`${hostile(42)} never fails and stays short, whatever the text`, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 })), (text) => {
        for (const probes of [interpretQuery(text), nearestProbes(text)]) {
          expect(probes.length).toBeLessThanOrEqual(24)
          for (const { key } of probes) expect(key).not.toBe('')
        }
      }),
    )
  })
})

describe('when nothing is found, the nearest is offered', () => {
  const near = (text: string) => nearestProbes(text).map(({ key, match }) => (match === 'equal' ? key : `${key}…`))

  it('the neighbours, the floor, the building and the same number elsewhere', () => {
    expect(near('3-2-1501')).toEqual(
      expect.arrayContaining(['3-1501', '3-2-1502', '3-2-1401', '3-2-1601', '3-2-15…', '1501', '3-2-…', '3-…']),
    )
  })

  it('a house typed in one go', () => {
    expect(near('321501')).toEqual(expect.arrayContaining(['3-2-1501', '32-1501']))
  })

  it('a name that sounds alike', () => {
    const keys = keysOfParty({ name: '张珊' })
    expect(nearestProbes('张三').some((probe) => keys.some((key) => hits(probe, key)))).toBe(true)
  })

  it('another phone with the same end', () => {
    expect(near('13812345678')).toEqual(expect.arrayContaining(['12345678', '5678', '1381234…']))
  })

  it('the words one by one', () => {
    expect(near('张三 1501')).toEqual(expect.arrayContaining(['张三', '1501']))
  })

  it('nothing that was already tried', () => {
    const tried = interpretQuery('3-2-1501').map((probe) => JSON.stringify(probe))
    expect(nearestProbes('3-2-1501').filter((probe) => tried.includes(JSON.stringify(probe)))).toEqual([])
  })
})
