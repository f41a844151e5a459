import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../platform/testing/database.ts'
import { assignMatter } from '../../matters/contract.ts'
import { type TestCentre, type TestColleague, testCentre } from '../../matters/testing/centre.ts'
import * as contract from '../contract.ts'
import { type ComplaintAction, complaintProcess } from '../contract.ts'
import { complaintSteps, resolution } from '../testing/counter.ts'

const db = testDatabase()
let centre: TestCentre
let boss: TestColleague

beforeAll(async () => {
  centre = await testCentre(db.url)
  boss = await centre.colleague({ name: '万能', roles: ['manager'] })
})
afterAll(() => centre.close())

const bodies = (version: number): Record<ComplaintAction, object> => ({
  take: {},
  answer: { answer: '已安排检修' },
  classify: { version, class: 'parking', severity: 'ordinary', department: '秩序部', reason: '业主补充' },
  assign: { version, to: { role: 'clerk' } },
  extend: { version, until: new Date(Date.now() + 40 * 3_600_000).toISOString(), reason: '等厂家' },
  resolve: { version, ...resolution },
  close: { version, satisfaction: 'satisfied' },
  reopen: { version, opinion: '还是抖' },
  cancel: { version, reason: '业主撤回' },
})

const inState = async (state: string): Promise<string> => {
  const { communityId } = centre
  const { body } = await centre.call(boss, contract.receive, {
    ...{ communityId, channel: 'visit', kind: 'complaint', content: '电梯抖' },
    complaint: { class: 'facilities' },
  } as never)
  const matterId = body.matterId as string
  await centre.query(
    `update desk.complaint set answered_at = registered_at, first_answer = '在办', answer_way = 'phone' where matter_id = $1`,
    [matterId],
  )
  const over = complaintProcess.isFinal(state as never)
  await centre.query(
    `update matters.matter set state = $2, due_at = case when $3 then 'infinity' else due_at end,
       closed_at = case when $3 then opened_at end where id = $1`,
    [matterId, state, over],
  )
  return matterId
}

describe.each(complaintProcess.states)('A complaint in the state %s', (state) => {
  it.each(complaintProcess.actions)('takes the step %s only where the table has it', async (action) => {
    const matterId = await inState(state)
    const endpoints = { ...complaintSteps, assign: assignMatter }
    const answer = await centre.call(boss, endpoints[action], {
      ...{ communityId: centre.communityId, matterId },
      ...bodies(1)[action],
    } as never)
    const [row] = await centre.query<{ state: string; entries: bigint }>(
      `select state, (select count(*) from matters.entry e where e.matter_id = m.id) as entries from matters.matter m where id = $1`,
      [matterId],
    )
    if (complaintProcess.permits(state, action)) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      expect(row?.state).toBe(complaintProcess.next(state, action))
      return
    }
    expect(answer).toMatchObject({ status: 409, body: { code: 'transition.not-permitted' } })
    expect(answer.body.detail).toContain(complaintProcess.words.states[state])
    expect(row).toEqual({ state, entries: 1n })
  })
})
