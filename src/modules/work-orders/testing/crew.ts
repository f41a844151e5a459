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
  recategorise: contract.recategoriseRepair,
  judge: contract.judgeRepair,
  route: contract.routeRepair,
  contact: contract.contactContractor,
  raise: contract.raiseRepair,
  repaired: contract.repairedByContractor,
} as const

export interface TestCrew {
  readonly centre: TestCentre
  readonly clerk: TestColleague
  readonly li: TestColleague
  readonly wang: TestColleague
  readonly boss: TestColleague
  readonly houseId: string
  /** A leak in 3-2-1501, as it is taken down. */
  leak(): object
  logged(extra?: object): Promise<{ id: string; number: string; dueAt: string }>
  read(id: string, who?: TestColleague): Promise<TestAnswer['body']>
  /** As `step`, by the desk with the version that is there now. */
  atDesk(action: keyof typeof steps, id: string, body?: object): Promise<TestAnswer>
  /** An order that has been done and closed. */
  closed(extra?: object): Promise<{ id: string; number: string }>
  /** The dates of the building and of the house. */
  dates(o: { completedOn: string | null; deliveredOn: string | null; house?: string | null }): Promise<void>
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
    crew.houseId = houseId
    crew.boss = await centre.colleague({ name: '赵主管', roles: ['supervisor'] })
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
    crew.atDesk = async (action, id, body = {}) =>
      crew.step(crew.clerk, action, id, { version: (await crew.read(id)).matter.version, ...body })
    crew.closed = async (extra = {}) => {
      const order = await crew.logged({ dispatchTo: { staffId: crew.li.id }, ...extra })
      await crew.step(crew.li, 'accept', order.id)
      await crew.step(crew.li, 'arrive', order.id)
      await crew.step(crew.li, 'finish', order.id, { result: '紧固接头' })
      expect((await crew.atDesk('close', order.id)).status).toBe(200)
      return order
    }
    crew.dates = async ({ completedOn, deliveredOn, house = null }) => {
      await centre.query(`update estate.building set completed_on = $1, delivered_on = $2`, [completedOn, deliveredOn])
      await centre.query(`update estate.house set delivered_on = $1 where id = $2`, [house, houseId])
    }
    crew.step = (who, action, id, body = {}) =>
      centre.call(who, steps[action], { communityId, matterId: id, ...body } as never)
  })
  afterAll(() => crew.centre.close())
  beforeEach(() => {
    crew.centre.clock.offset = 0
  })
  return crew
}
