import { describe, expect, it } from 'vitest'
import * as matters from '../../matters/contract.ts'
import { type CallbackAction, callbackProcess, planCallback } from '../contract.ts'
import { callbackSteps, testCallers } from '../testing/callers.ts'

const team = testCallers()

const endpoints = { ...callbackSteps, assign: matters.assignMatter } as const satisfies Record<CallbackAction, unknown>

const bodies: Record<CallbackAction, object> = {
  record: { satisfaction: 'satisfied' },
  miss: { outcome: 'no-answer' },
  appoint: { at: '2099-01-01T00:00:00Z' },
  refuse: {},
  'give-up': { reason: '联系不上' },
  cancel: { reason: '不用了' },
  assign: { to: { role: 'clerk' } },
}

const inState = async (state: string): Promise<string> => {
  const input = { communityId: team.centre.communityId, houseId: team.houseId, title: '走一遍' }
  const { body } = await team.centre.call(team.clerk, planCallback, input as never)
  const { id } = body.matter
  const final = callbackProcess.isFinal(state as never)
  await team.centre.query(
    `update matters.matter set state = $2, closed_at = case when $3 then opened_at end where id = $1`,
    [id, state, final],
  )
  // Three calls unanswered, so that nothing but the table can refuse.
  await team.centre.query(
    `update callbacks.callback set missed = 3, ended_at = case when $2 then now() end,
       recorded_at = case when $3 then now() end, recorded_by = case when $3 then $4::uuid end,
       satisfaction = case when $3 then 'satisfied' end where matter_id = $1`,
    [id, final, state === 'recorded', team.clerk.id],
  )
  await team.centre.query(
    `insert into callbacks.attempt (community_id, id, matter_id, at, by_id, outcome)
     select community_id, gen_random_uuid(), matter_id, now(), $2, 'no-answer' from callbacks.callback, generate_series(1, 3)
     where matter_id = $1`,
    [id, team.clerk.id],
  )
  return id
}

describe.each(callbackProcess.states)('A callback in the state %s', (state) => {
  it.each(callbackProcess.actions)('takes the step %s only where the table has it', async (action) => {
    const matterId = await inState(state)
    const input = { communityId: team.centre.communityId, matterId, version: 1, ...bodies[action] }
    const answer = await team.centre.call(team.manager, endpoints[action], input as never)
    const [row] = await team.centre.query<{ state: string; entries: string }>(
      `select state, (select count(*) from matters.entry e where e.matter_id = m.id) as entries from matters.matter m where id = $1`,
      [matterId],
    )
    if (callbackProcess.permits(state, action)) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      expect(row?.state).toBe(callbackProcess.next(state, action))
      return
    }
    expect(answer).toMatchObject({ status: 409, body: { code: 'transition.not-permitted' } })
    expect(row).toEqual({ state, entries: 1n })
  })
})
