import { expect, it } from 'vitest'
import { paretoOf } from './pareto.ts'

const cause = (value: string, received: number) => ({
  ...{ facet: 'cause', value, name: value, received, valid: 0, repeat: 0 },
  ...{ handledBroken: 0, repliedBroken: 0, unsatisfied: 0 },
})

it('The Pareto of causes begins with the most frequent, ends at 100 %, and puts what was not analysed last', () => {
  const bars = paretoOf([cause('people', 2), cause('none', 9), cause('equipment', 5), cause('method', 0)])
  expect(bars.map(({ value, upTo }) => [value, upTo])).toEqual([
    ['equipment', 31.3],
    ['people', 43.8],
    ['none', 100],
  ])
  expect(paretoOf([])).toEqual([])
})
