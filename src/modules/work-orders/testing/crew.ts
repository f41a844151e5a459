import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type TestAnswer, type TestCentre, type TestColleague, testCentre } from '../../matters/testing/centre.ts'
import * as contract from '../contract.ts'

const steps = {
  dispatch: contract.dispatchRepair,
  accept: contract.acceptRepair,
  return: contract.returnRepair,
  arrive: contract.arriveAtRepair,
  wait: contract.waitWithRepair,
  finish: contract.finishRepair,
  close: contract.closeRepair,
  redo: contract.redoRepair,
  cancel: contract.cancelRepair,
} as const

export interface TestCrew {
  readonly centre: TestCentre
  readonly clerk: TestColleague
  readonly li: TestColleague
  readonly wang: TestColleague
  /** A leak in 3-2-1501, as it is taken down. */
  leak(): object
  logged(extra?: object): Promise<{ id: string; number: string; dueAt: string }>
  read(id: string, who?: TestColleague): Promise<TestAnswer['body']>
  step(who: TestColleague, action: keyof typeof steps, id: string, body?: object): Promise<TestAnswer>
}

/** For tests: a centre with a clerk and two technicians, 李师傅 and 王师傅. */
export const testCrew = (): TestCrew => {
  const db = testDatabase()
  const crew = {} as { -readonly [K in keyof TestCrew]: TestCrew[K] }
  beforeAll(async () => {
    const centre = await testCentre(db.url)
    const { communityId } = centre
    const houseId = await centre.house({ spelling: '3-2-1501' })
    crew.centre = centre
    crew.clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
    crew.li = await centre.colleague({ name: '李师傅', roles: ['technician'] })
    crew.wang = await centre.colleague({ name: '王师傅', roles: ['technician'] })
    const place = { kind: 'house', id: houseId }
    const caller = { callerName: '张三', callerPhone: '138 0000 5678' }
    crew.leak = () => ({ communityId, category: 'leak', title: '厨房水管漏水', place, ...caller })
    crew.logged = async (extra = {}) => {
      const answer = await centre.call(crew.clerk, contract.logRepair, { ...crew.leak(), ...extra } as never)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    }
    crew.read = async (id, who = crew.clerk) =>
      (await centre.call(who, contract.readRepair, { communityId, matterId: id as never })).body
    crew.step = (who, action, id, body = {}) =>
      centre.call(who, steps[action], { communityId, matterId: id, ...body } as never)
  })
  afterAll(() => crew.centre.close())
  beforeEach(() => {
    crew.centre.clock.offset = 0
  })
  return crew
}
