import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type TestAnswer, type TestCentre, type TestColleague, testCentre } from '../../matters/testing/centre.ts'
import { MONDAY_MORNING } from '../../matters/testing/team.ts'
import * as contract from '../contract.ts'
import { invariants } from '../invariants.ts'

const steps = {
  issue: contract.issueRectification,
  acknowledge: contract.acknowledgeRectification,
  reply: contract.replyToRectification,
  pass: contract.passRectification,
  'send-back': contract.sendBackRectification,
  cancel: contract.cancelRectification,
} as const

export interface TestQuality {
  readonly centre: TestCentre
  readonly clerk: TestColleague
  readonly boss: TestColleague
  readonly manager: TestColleague
  readonly li: TestColleague
  at(instant: Date): void
  /** A notice to 李师傅 until Wednesday, as it is drafted. */
  notice(more?: object): object
  create(o?: { who?: TestColleague; more?: object }): Promise<TestAnswer['body']>
  step(who: TestColleague, action: keyof typeof steps, id: string, body?: object): Promise<TestAnswer>
  list(asked?: object): Promise<TestAnswer['body']>
}

/** For tests: a centre with a clerk, a supervisor, a manager and a technician, on a Monday morning. */
export const testQuality = (): TestQuality => {
  const db = testDatabase()
  const team = {} as { -readonly [K in keyof TestQuality]: TestQuality[K] }
  beforeAll(async () => {
    const centre = await testCentre(db.url)
    const { communityId } = centre
    team.centre = centre
    team.clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
    team.boss = await centre.colleague({ name: '赵主管', roles: ['supervisor'] })
    team.manager = await centre.colleague({ name: '钱经理', roles: ['manager'] })
    team.li = await centre.colleague({ name: '李师傅', roles: ['technician'] })
    team.at = (instant) => {
      centre.clock.offset = instant.getTime() - Date.now()
    }
    team.notice = (more = {}) => ({
      subject: { kind: 'procedure', name: '水泵房点检' },
      wrong: '点检表三天没有填写',
      demand: '补齐并每日填写',
      to: { staffId: team.li.id },
      deadline: '2026-06-10',
      ...more,
    })
    team.create = async ({ who = team.boss, more = {} } = {}) => {
      const input = { communityId, ...team.notice(more) }
      const answer = await centre.call(who, contract.createRectification, input as never)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    }
    team.step = (who, action, id, body = {}) =>
      centre.call(who, steps[action], { communityId, matterId: id, ...body } as never)
    team.list = async (asked = {}) =>
      (await centre.call(team.boss, contract.listRectifications, { communityId, ...asked } as never)).body
  })
  afterAll(async () => {
    for (const { sql, title } of invariants) expect(await team.centre.query(sql), title).toEqual([])
    await team.centre.close()
  })
  beforeEach(() => team.at(MONDAY_MORNING))
  return team
}
