import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { testDatabase } from '../../../platform/testing/database.ts'
import * as contract from '../contract.ts'
import { invariants } from '../invariants.ts'
import { type TestAnswer, type TestCentre, type TestColleague, testCentre } from './centre.ts'

/** Ten in the morning in Shanghai on Monday 8 June 2026. */
export const MONDAY_MORNING = new Date('2026-06-08T02:00:00Z')

export interface TestTeam {
  readonly centre: TestCentre
  readonly boss: TestColleague
  readonly clerk: TestColleague
  readonly cleaner: TestColleague
  /** Moves the clock of the server to an instant. */
  at(instant: Date): void
  task(o?: object): Promise<TestAnswer['body']>
  mine(who: TestColleague, after?: string): Promise<TestAnswer['body']>
  list(asked: object): Promise<TestAnswer['body']>
  /** The input of a call about one matter. */
  on(matterId: string, more?: object): never
}

/** For tests: a centre with a supervisor, a clerk and a patroller, on a Monday morning; its invariants hold at the end. */
export const testTeam = (): TestTeam => {
  const db = testDatabase()
  const team = {} as { -readonly [K in keyof TestTeam]: TestTeam[K] }
  beforeAll(async () => {
    const centre = await testCentre(db.url)
    const { communityId } = centre
    team.centre = centre
    team.boss = await centre.colleague({ name: '赵主管', roles: ['supervisor'] })
    team.clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
    team.cleaner = await centre.colleague({ name: '孙巡查', roles: ['patroller'] })
    team.at = (instant) => {
      centre.clock.offset = instant.getTime() - Date.now()
    }
    team.on = (matterId, more = {}) => ({ communityId, matterId, ...more }) as never
    team.task = async (o = {}) => {
      const given = { title: '清理车棚', to: { staffId: team.cleaner.id }, dueOn: '2026-06-10', ...o }
      const answer = await centre.call(team.boss, contract.createTask, { communityId, ...given } as never)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    }
    team.mine = async (who, after) =>
      (await centre.call(who, contract.myMatters, { communityId, ...(after ? { after } : {}) } as never)).body
    team.list = async (asked) =>
      (await centre.call(team.boss, contract.listMatters, { communityId, ...asked } as never)).body
  })
  afterAll(async () => {
    for (const { sql, title } of invariants) expect(await team.centre.query(sql), title).toEqual([])
    await team.centre.close()
  })
  beforeEach(() => team.at(MONDAY_MORNING))
  return team
}
