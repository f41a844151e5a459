import { describe, expect, it } from 'vitest'
import { buildingName } from '../../buildings/building-name.rules.ts'
import { houseKindNames, occupancyNames, useStatusNames } from '../../contract.ts'
import { signOf } from './colourings.ts'

describe('楼盘图', () => {
  it('a numbered building is a 栋, a named one keeps its name', () => {
    expect(buildingName({ code: '3', name: '' })).toBe('3 栋')
    expect(buildingName({ code: 'A2', name: '望江楼' })).toBe('A2 栋 望江楼')
    expect(buildingName({ code: '商业街', name: '' })).toBe('商业街')
  })

  it('every value has a sign of its own in the cell, so that nothing hangs on the colour', () => {
    const signs = (by: 'occupancy' | 'use-status' | 'kind', names: object) =>
      Object.keys(names).map((one) => signOf(by, one))
    for (const all of [
      signs('occupancy', occupancyNames),
      signs('use-status', useStatusNames),
      signs('kind', houseKindNames),
    ]) {
      expect(all).not.toContain('')
      expect(new Set(all).size).toBe(all.length)
    }
  })
})
