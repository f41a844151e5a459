import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { nextNumbers } from './number.rules.ts'

describe(`${clause('§11.1')} The numbers of the keys of one house`, () => {
  const at = (taken: string[], count = 1) => nextNumbers({ place: '3-2-1501', taken, count })

  it('begin with one and go on behind the highest', () => {
    expect(at([])).toEqual(['3-2-1501-1'])
    expect(at(['3-2-1501-1', '3-2-1501-2'], 3)).toEqual(['3-2-1501-3', '3-2-1501-4', '3-2-1501-5'])
  })

  it('do not give the number of a key that is gone to another', () => {
    expect(at(['3-2-1501-7'])).toEqual(['3-2-1501-8'])
  })

  it('are not led astray by numbers of other houses or other shapes', () => {
    expect(at(['3-2-15012-9', '3-2-1501-A', '3-2-1501-1-2', '3-2-1501-99999999999'])).toEqual(['3-2-1501-1'])
  })
})
