import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type TestAnswer, type TestCentre, type TestColleague, testCentre } from '../../matters/testing/centre.ts'
import { MONDAY_MORNING } from '../../matters/testing/team.ts'
import * as repairs from '../../work-orders/contract.ts'
import * as contract from '../contract.ts'
import { invariants } from '../invariants.ts'

export const callbackSteps = {
  record: contract.recordCallback,
  miss: contract.missCallback,
  appoint: contract.appointCallback,
  refuse: contract.refuseCallback,
  'give-up': contract.giveUpCallback,
  cancel: contract.cancelCallback,
} as const

export interface TestCallers {
  readonly centre: TestCentre
  readonly clerk: TestColleague
  readonly boss: TestColleague
  readonly manager: TestColleague
  readonly li: TestColleague
  readonly houseId: string
  at(instant: Date | string): void
  /** A repair that 李师傅 has finished, with the callback that was planned for it. */
  finished(o?: {
    category?: string
    at?: string
    extra?: object
  }): Promise<{ repairId: string; callback: TestAnswer['body'] }>
  /** Accepts, arrives and finishes a repair that is dispatched. */
  finish(repairId: string, at?: string): Promise<void>
  /** Callbacks about something, in the order of their planning. */
  about(matterId: string): Promise<{ id: string; number: string; state: string; due_at: Date }[]>
  read(id: string, who?: TestColleague): Promise<TestAnswer['body']>
  step(who: TestColleague, action: keyof typeof callbackSteps, id: string, body?: object): Promise<TestAnswer>
  list(asked?: object): Promise<TestAnswer['body']>
}

/** For tests: a centre with a clerk, a supervisor, a manager and a technician; its invariants hold at the end. */
export const testCallers = (): TestCallers => {
  const db = testDatabase()
  const team = {} as { -readonly [K in keyof TestCallers]: TestCallers[K] }
  beforeAll(async () => {
    const centre = await testCentre(db.url)
    const { communityId } = centre
    team.centre = centre
    team.clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
    team.boss = await centre.colleague({ name: '赵主管', roles: ['supervisor'] })
    team.manager = await centre.colleague({ name: '钱经理', roles: ['manager'] })
    team.li = await centre.colleague({ name: '李师傅', roles: ['technician'] })
    team.houseId = await centre.house({ spelling: '3-2-1501' })
    team.at = (instant) => {
      centre.clock.offset = new Date(instant).getTime() - Date.now()
    }
    const call = async (...args: Parameters<TestCentre['call']>) => {
      const answer = await centre.call(...args)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    }
    team.finish = async (repairId, at) => {
      const on = { communityId, matterId: repairId }
      await call(team.li, repairs.acceptRepair, on as never)
      await call(team.li, repairs.arriveAtRepair, on as never)
      if (at) team.at(at)
      await call(team.li, repairs.finishRepair, { ...on, result: '更换角阀' } as never)
      await centre.app.settle()
    }
    team.finished = async ({ category = 'leak', at, extra = {} } = {}) => {
      const place = { kind: 'house', id: team.houseId }
      const caller = { callerName: '张三', callerPhone: '138 0000 5678' }
      const said = { category, title: '厨房水管漏水', place, ...caller, dispatchTo: { role: 'technician' }, ...extra }
      const { id } = await call(team.clerk, repairs.logRepair, { communityId, ...said } as never)
      await team.finish(id, at)
      const [planned] = await team.about(id)
      return { repairId: id, callback: planned && (await team.read(planned.id)) }
    }
    team.about = (matterId) =>
      centre.query(
        `select m.id, m.number, m.state, m.due_at from callbacks.callback k
         join matters.matter m on m.community_id = k.community_id and m.id = k.matter_id
         where k.about_matter_id = $1 order by k.about_finished_at, m.number`,
        [matterId],
      )
    team.read = (id, who = team.clerk) => call(who, contract.readCallback, { communityId, matterId: id } as never)
    team.step = async (who, action, id, body = {}) => {
      const { matter } = await team.read(id)
      const input = { communityId, matterId: id, version: matter.version, ...body }
      return centre.call(who, callbackSteps[action], input as never)
    }
    team.list = (asked = {}) => call(team.clerk, contract.listCallbacks, { communityId, ...asked } as never)
  })
  afterAll(async () => {
    for (const { sql, title } of invariants) expect(await team.centre.query(sql), title).toEqual([])
    await team.centre.close()
  })
  beforeEach(() => team.at(MONDAY_MORNING))
  return team
}
