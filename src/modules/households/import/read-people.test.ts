import { describe, expect, it } from 'vitest'
import { faultsOf, readOne } from './sheet.testing.ts'

describe('the people of a row', () => {
  const people = (name: string, phone: string | null = null, identity: string | null = null) =>
    readOne(['楼号', '房号', '业主', '电话', '身份证号'], [3, 1501, name, phone, identity])
  const names = (name: string) => people(name).draft?.people.map((one) => one.name)

  it('several names in one cell', () => {
    expect(names('张三、李四')).toEqual(['张三', '李四'])
    expect(names('张三/李四；王五')).toEqual(['张三', '李四', '王五'])
    expect(names('张三 李四')).toEqual(['张三', '李四'])
    expect(names('张三和李四')).toEqual(['张三', '李四'])
    expect(names('张 三')).toEqual(['张三'])
    expect(names('John Smith')).toEqual(['John Smith'])
    expect(names('买买提·吐尔逊')).toEqual(['买买提·吐尔逊'])
  })

  it('share phones one to one where there are as many, else the first has all', () => {
    expect(people('张三、李四', '13812345678/13912345678').draft?.people.map(({ phones }) => phones)).toEqual([
      ['13812345678'],
      ['13912345678'],
    ])
    expect(people('张三、李四', '13812345678').draft?.people.map(({ phones }) => phones)).toEqual([['13812345678'], []])
    expect(faultsOf(people('张三', null, '11010119900307109X、110101199003071235')).at(-1)).toMatch(/对应不上/)
  })

  it('organisations are told from persons', () => {
    expect(people('深圳市里仁物业管理有限公司', null, '91440300MA5EXAMPL2').draft?.people[0]).toMatchObject({
      kind: 'organisation',
      sex: null,
    })
  })
})
