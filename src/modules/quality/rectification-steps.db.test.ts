import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/testing/database.ts'
import * as matters from '../matters/contract.ts'
import { type TestCentre, type TestColleague, testCentre } from '../matters/testing/centre.ts'
import * as contract from './contract.ts'
import { type RectificationAction, rectificationProcess } from './contract.ts'

const db = testDatabase()
let centre: TestCentre
let boss: TestColleague
let li: TestColleague

beforeAll(async () => {
  centre = await testCentre(db.url)
  // Holds every right, so that nothing but the table can refuse; checks what somebody else put right.
  boss = await centre.colleague({ name: '万能', roles: ['manager', 'technician'] })
  li = await centre.colleague({ name: '李师傅', roles: ['technician'] })
})
afterAll(() => centre.close())

const endpoints = {
  issue: contract.issueRectification,
  acknowledge: contract.acknowledgeRectification,
  reply: contract.replyToRectification,
  pass: contract.passRectification,
  'send-back': contract.sendBackRectification,
  cancel: contract.cancelRectification,
  assign: matters.assignMatter,
} as const satisfies Record<RectificationAction, unknown>

const deadline = '2099-12-31'
const bodies = (): Record<RectificationAction, object> => ({
  issue: { version: 1, wrong: '没做', to: { staffId: li.id }, deadline },
  acknowledge: {},
  reply: { reply: '做了' },
  pass: { version: 1 },
  'send-back': { version: 1, reason: '不行', deadline },
  cancel: { version: 1, reason: '开错了' },
  assign: { version: 1, to: { role: 'technician' } },
})

const inState = async (state: string): Promise<string> => {
  const { communityId } = centre
  const subject = { kind: 'procedure', name: '点检' }
  const input = { communityId, subject, wrong: '没做', to: { staffId: li.id }, deadline }
  const { body } = await centre.call(boss, contract.createRectification, input as never)
  await centre.query(
    `update matters.matter set state = $2, assignee_role = null, assignee_staff_id = $3,
       closed_at = case when $4 then opened_at end where id = $1`,
    [body.matter.id, state, li.id, rectificationProcess.isFinal(state as never)],
  )
  return body.matter.id
}

describe.each(rectificationProcess.states)('A notice in the state %s', (state) => {
  it.each(rectificationProcess.actions)('takes the step %s only where the table has it', async (action) => {
    const matterId = await inState(state)
    const input = { communityId: centre.communityId, matterId, ...bodies()[action] }
    const answer = await centre.call(boss, endpoints[action], input as never)
    const [row] = await centre.query<{ state: string; entries: string }>(
      `select state, (select count(*) from matters.entry e where e.matter_id = m.id) as entries from matters.matter m where id = $1`,
      [matterId],
    )
    if (rectificationProcess.permits(state, action)) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      expect(row?.state).toBe(rectificationProcess.next(state, action))
      return
    }
    expect(answer).toMatchObject({ status: 409, body: { code: 'transition.not-permitted' } })
    expect(row).toEqual({ state, entries: 1n })
  })
})
