import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import type { CallbackClass } from '../words.ts'
import { chooseSample } from './choose.rules.ts'

const classes: readonly CallbackClass[] = ['safety', 'leak', 'other', 'complaint', 'incident', 'unplanned']

const pool = fc
  .uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 9999 }), class: fc.constantFrom(...classes) }), {
    maxLength: 80,
    selector: ({ at }) => at,
  })
  .map((all) => all.map((one) => ({ number: `HF20260501-${String(one.at).padStart(4, '0')}`, class: one.class })))

const seed = fc.integer({ min: 0 }).map((n) => createHash('md5').update(String(n)).digest('hex'))
const size = fc.record({ percent: fc.integer({ min: 1, max: 100 }), least: fc.integer({ min: 1, max: 30 }) })

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const keyed = (all: readonly { number: string; class: CallbackClass }[], by: string) =>
  all.map((one) => ({ ...one, key: sha256(`${by}:${one.number}`) }))
const numbersOf = (all: readonly { number: string }[]) => all.map(({ number }) => number)

describe(`${clause('§12.3.4.1')} The manager's sample`, () => {
  it('is drawn again by anyone who has the seed, whatever order the callbacks come in', () => {
    fc.assert(
      fc.property(pool, seed, size, fc.integer(), (all, by, of, shuffle) => {
        const again = [...all].sort((a, b) => (sha256(a.number + shuffle) < sha256(b.number + shuffle) ? -1 : 1))
        expect(numbersOf(chooseSample(keyed(again, by), of))).toEqual(numbersOf(chooseSample(keyed(all, by), of)))
      }),
    )
  })

  it('is what somebody draws with pencil and paper: cross out the smallest key, one after another', () => {
    fc.assert(
      fc.property(pool, seed, size, (all, by, of) => {
        const share = (count: number) => {
          let drawn = 0
          while (drawn * 100 < count * of.percent) drawn += 1
          return drawn
        }
        const left = new Map(
          all.map(({ number, class: one }) => [number, { key: sha256(`${by}:${number}`), class: one }]),
        )
        const drawn: string[] = []
        const takeSmallest = (from: (one: CallbackClass) => boolean) => {
          let smallest: string | undefined
          for (const [number, one] of left) {
            if (from(one.class) && (smallest === undefined || one.key < (left.get(smallest)?.key ?? '')))
              smallest = number
          }
          if (smallest === undefined) return
          left.delete(smallest)
          drawn.push(smallest)
        }
        for (const must of ['safety', 'leak']) {
          for (let n = share(all.filter((one) => one.class === must).length); n > 0; n -= 1)
            takeSmallest((one) => one === must)
        }
        const wanted = Math.min(all.length, Math.max(of.least, share(all.length)))
        while (drawn.length < wanted) takeSmallest(() => true)
        expect(numbersOf(chooseSample(keyed(all, by), of)).sort()).toEqual(drawn.sort())
      }),
    )
  })

  it('holds safety facilities and leaks without fail where there are any, and never less than the least number', () => {
    fc.assert(
      fc.property(pool, seed, size, (all, by, of) => {
        const sample = chooseSample(keyed(all, by), of)
        for (const must of ['safety', 'leak'] as const) {
          if (all.some((one) => one.class === must))
            expect(sample.some((one) => one.class === must && one.must)).toBe(true)
        }
        expect(sample.length).toBeGreaterThanOrEqual(Math.min(all.length, of.least))
        expect(new Set(numbersOf(sample)).size).toBe(sample.length)
      }),
    )
  })

  it('is another one with another seed', () => {
    const all = Array.from({ length: 60 }, (_, at) => ({ number: `HF20260501-${at}`, class: 'other' as const }))
    const draw = (by: string) => numbersOf(chooseSample(keyed(all, by), { percent: 20, least: 5 }))
    const samples = new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((by) => draw(by).join()))
    expect(samples.size).toBe(6)
  })
})
