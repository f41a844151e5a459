import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { modules } from '../../../app/modules.ts'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { createParty, moveIn } from '../../households/contract.ts'
import { type TestAnswer, type TestCentre, type TestColleague, testCentre } from '../../matters/testing/centre.ts'
import * as contract from '../contract.ts'
import { desk } from '../module.ts'

/** Ten in the morning in Shanghai on Monday 8 June 2026. */
export const MONDAY_MORNING = new Date('2026-06-08T02:00:00Z')

export const complaintSteps = {
  take: contract.takeComplaint,
  answer: contract.answerComplaint,
  classify: contract.classifyComplaint,
  extend: contract.extendComplaint,
  resolve: contract.resolveComplaint,
  close: contract.closeComplaint,
  reopen: contract.reopenComplaint,
  cancel: contract.cancelComplaint,
  print: contract.printComplaint,
} as const

export interface TestCounter {
  readonly centre: TestCentre
  readonly clerk: TestColleague
  readonly boss: TestColleague
  readonly houseId: string
  /** Moves the clock of the server to so many hours after Monday morning. */
  hours(after: number): void
  /** Somebody who lives in the house of the counter, with this number. */
  occupant(name: string, phone: string, houseId?: string): Promise<string>
  /** Calls by contract in the community of the counter. */
  ask(who: TestColleague, contract: Endpoint, input?: object): Promise<TestAnswer>
  /** What the minute's job does: writes down what is past its deadline. */
  noteBreaches(): Promise<void>
  receive(said: object, who?: TestColleague): Promise<TestAnswer>
  /** A complaint about the lift, registered by the clerk. */
  complaint(more?: object): Promise<string>
  read(matterId: string, who?: TestColleague): Promise<TestAnswer['body']>
  step(who: TestColleague, action: keyof typeof complaintSteps, matterId: string, body?: object): Promise<TestAnswer>
  /** A step with the version that is on record now. */
  stepNow(who: TestColleague, action: keyof typeof complaintSteps, matterId: string, body?: object): Promise<TestAnswer>
}

export const resolution = {
  validity: 'valid',
  causeKind: 'equipment',
  cause: '门机皮带老化',
  action: '更换皮带，全楼电梯复查',
  result: '电梯恢复正常',
  explanation: '已向业主说明维保周期',
}

/** For tests: a counter with a clerk and a supervisor, on a Monday morning; the invariants of the desk hold at the end. */
export const testCounter = (): TestCounter => {
  const db = testDatabase()
  const counter = {} as { -readonly [K in keyof TestCounter]: TestCounter[K] }
  beforeAll(async () => {
    const centre = await testCentre(db.url)
    const { communityId } = centre
    counter.centre = centre
    counter.clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
    counter.boss = await centre.colleague({ name: '赵主管', roles: ['supervisor'] })
    counter.houseId = await centre.house({ spelling: '3-2-1501' })
    counter.hours = (after) => {
      centre.clock.offset = MONDAY_MORNING.getTime() + after * 3_600_000 - Date.now()
    }
    counter.ask = (who, of, input = {}) => centre.call(who, of, { communityId, ...input } as never)
    counter.occupant = async (name, phone, houseId = counter.houseId) => {
      const { body } = await counter.ask(counter.boss, createParty, { name, phones: [{ number: phone }] })
      const partyId = body.party.id as string
      const moved = await counter.ask(counter.boss, moveIn, { houseId, partyId, relation: '本人', from: '2026-01-01' })
      expect(moved.status, JSON.stringify(moved.body)).toBe(200)
      return partyId
    }
    const job = modules.flatMap(({ module }) => module.jobs ?? []).find(({ name }) => name === 'matters.write-breaches')
    counter.noteBreaches = async () => job?.run({ database: centre.app.database, payload: {}, log: () => {} })
    counter.receive = (said, who = counter.clerk) =>
      centre.call(who, contract.receive, {
        communityId,
        channel: 'visit',
        callerName: '张三',
        phone: '138 0000 5678',
        houseId: counter.houseId,
        ...said,
      } as never)
    counter.complaint = async (more = {}) => {
      const complaint = { class: 'facilities', ...more }
      const answer = await counter.receive({ kind: 'complaint', content: '电梯一直抖\n门也关不严', complaint })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body.matterId
    }
    counter.read = async (matterId, who = counter.clerk) =>
      (await centre.call(who, contract.readComplaint, { communityId, matterId: matterId as never })).body
    counter.step = (who, action, matterId, body = {}) =>
      centre.call(who, complaintSteps[action], { communityId, matterId, ...body } as never)
    counter.stepNow = async (who, action, matterId, body = {}) =>
      counter.step(who, action, matterId, { version: (await counter.read(matterId)).matter.version, ...body })
  })
  afterAll(async () => {
    for (const { sql, title } of desk.invariants) expect(await counter.centre.query(sql), title).toEqual([])
    await counter.centre.close()
  })
  beforeEach(() => counter.hours(0))
  return counter
}
