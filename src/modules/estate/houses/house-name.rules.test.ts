import { describe, expect, it } from 'vitest'
import { floorOfNumber, houseName } from './house-name.rules.ts'

describe('A house as people say it', () => {
  it.each([
    [{ building: '3', entrance: '2', number: '1501' }, '3栋2单元1501'],
    [{ building: 'A2', entrance: null, number: '302' }, 'A2栋302'],
    [{ building: '商业街', entrance: null, number: 'S12' }, '商业街S12'],
    [{ building: '1', entrance: '东', number: '302' }, '1栋东302'],
  ])('%o is %s', (place, name) => {
    expect(houseName(place)).toBe(name)
  })
})

describe('The floor that a number tells', () => {
  it.each([
    ['1501', 15],
    ['302', 3],
    ['302A', 3],
    ['12', null],
    ['S12', null],
    ['0012', null],
    ['12345', null],
  ])('of %s is %s', (number, floor) => {
    expect(floorOfNumber(number)).toBe(floor)
  })
})
