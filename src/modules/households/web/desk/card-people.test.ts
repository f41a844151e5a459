import { describe, expect, it } from 'vitest'
import type { Card } from '../../contract.ts'
import { peopleOf } from './card-people.ts'

const person = (name: string, ...numbers: string[]) => ({
  ...{ partyId: name, name, kind: 'person', identityMasked: '', note: '', careNote: '' },
  phones: numbers.map((number) => ({ number, label: '' })),
})

const card = (on: { holders?: object[]; tenants?: object[]; occupants?: object[] }): Card =>
  ({
    holders: on.holders ?? [],
    leases: on.tenants === undefined ? [] : [{ tenants: on.tenants }],
    occupants: on.occupants ?? [],
  }) as unknown as Card

const names = (people: readonly { name: string }[]) => people.map(({ name }) => name)

describe('people of the household who may be calling', () => {
  it('the holder stands first where the house is not let', () => {
    const people = peopleOf(card({ holders: [person('张三')], occupants: [person('李四')] }), undefined)
    expect(names(people)).toEqual(['张三', '李四'])
  })

  it('tenants and those who live there stand before a holder who has let the house', () => {
    const let_ = card({ holders: [person('张三')], tenants: [person('王五')], occupants: [person('赵六')] })
    expect(names(peopleOf(let_, undefined))).toEqual(['王五', '赵六', '张三'])
  })

  it('the one who was searched for stands first of all', () => {
    const let_ = card({ holders: [person('张三')], tenants: [person('王五')] })
    expect(names(peopleOf(let_, '张三'))).toEqual(['张三', '王五'])
  })

  it('somebody with two rights in the house is named once, with the first phone', () => {
    const both = card({ holders: [person('张三', '13800000000', '88888888')], occupants: [person('张三')] })
    expect(peopleOf(both, undefined)).toEqual([{ id: '张三', name: '张三', phone: '13800000000' }])
  })
})
