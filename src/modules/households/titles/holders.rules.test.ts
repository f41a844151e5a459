import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import type { PartyId } from '../parties/contract.ts'
import type { HolderInput, TitleForm } from './contract.ts'
import { holdersFault, sumOf } from './holders.rules.ts'

const person = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PartyId
const holders = (...shares: ([number, number] | null)[]): HolderInput[] =>
  shares.map((share, at) => ({
    partyId: person(at),
    share: share && { numerator: share[0], denominator: share[1] },
  }))
const fault = (form: TitleForm, ...shares: ([number, number] | null)[]) =>
  holdersFault({ form, holders: holders(...shares) })

describe(`Holders of a title ${clause('§12.4.3')}`, () => {
  it('a sole title has one holder and no shares', () => {
    expect(fault('sole', null)).toBeUndefined()
    expect(fault('sole', null, null)).toContain('只能有一个产权人，现在选了 2 个')
    expect(fault('sole', [1, 1])).toContain('按份共有')
    expect(fault('sole')).toBe('请选择产权人')
  })

  it('a joint title has two or more holders and no shares', () => {
    expect(fault('joint', null, null)).toBeUndefined()
    expect(fault('joint', null)).toContain('至少要有两个')
    expect(fault('joint', [1, 2], [1, 2])).toContain('只有按份共有')
  })

  it('shares of a title by shares add up to one exactly: three thirds do, three times 3333/10000 do not', () => {
    expect(fault('by-shares', [1, 3], [1, 3], [1, 3])).toBeUndefined()
    expect(fault('by-shares', [1, 2], [1, 3], [1, 6])).toBeUndefined()
    expect(fault('by-shares', [9999, 10000], [1, 10000])).toBeUndefined()
    expect(fault('by-shares', [3333, 10000], [3333, 10000], [3333, 10000])).toBe('份额相加须等于 1，现在是 9999/10000')
    expect(fault('by-shares', [1, 2], [2, 3])).toBe('份额相加须等于 1，现在是 7/6')
    expect(fault('by-shares', [1, 2], null)).toContain('每个产权人的份额')
    expect(fault('by-shares', [3, 2], [1, 2])).toContain('不能超过全部')
  })

  it('nobody holds twice', () => {
    const [one] = holders(null)
    expect(holdersFault({ form: 'joint', holders: [one as HolderInput, one as HolderInput] })).toContain('选了两次')
  })

  it('any whole cut into fractions of 10000 is accepted, and refused when one part is changed by the least', () => {
    const cut = fc
      .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 30 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
      .map((marks) => marks.slice(1).map((mark, at): [number, number] => [mark - (marks[at] ?? 0), 10_000]))
    fc.assert(
      fc.property(cut, (parts) => {
        expect(fault('by-shares', ...parts)).toBeUndefined()
        const [first, ...rest] = parts as [[number, number], ...[number, number][]]
        expect(fault('by-shares', [first[0] + 1, 10_000], ...rest)).toBeDefined()
      }),
    )
  })

  it('the sum is exact for denominators without a common factor', () => {
    expect(
      sumOf([
        { numerator: 1, denominator: 9973 },
        { numerator: 1, denominator: 9967 },
      ]),
    ).toEqual({
      numerator: 19_940n,
      denominator: 99_400_891n,
    })
  })
})
