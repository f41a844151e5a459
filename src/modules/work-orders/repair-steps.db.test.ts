import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/testing/database.ts'
import * as matters from '../matters/contract.ts'
import { type TestCentre, type TestColleague, testCentre } from '../matters/testing/centre.ts'
import * as contract from './contract.ts'
import { type RepairAction, repairProcess } from './contract.ts'

const db = testDatabase()
let centre: TestCentre
let boss: TestColleague
let contractorId: string

beforeAll(async () => {
  centre = await testCentre(db.url)
  // Holds every right and the technicians' role, so that nothing but the table can refuse.
  boss = await centre.colleague({ name: '万能', roles: ['manager', 'technician'] })
  const { communityId } = centre
  const made = await centre.call(boss, contract.createContractor, { communityId, name: '筑安建设防水部' } as never)
  contractorId = made.body.id
})
afterAll(() => centre.close())

const endpoints = {
  dispatch: contract.dispatchRepair,
  accept: contract.acceptRepair,
  return: contract.returnRepair,
  arrive: contract.arriveAtRepair,
  wait: contract.waitWithRepair,
  finish: contract.finishRepair,
  close: contract.closeRepair,
  redo: contract.redoRepair,
  cancel: contract.cancelRepair,
  assign: matters.assignMatter,
  route: contract.routeRepair,
  contact: contract.contactContractor,
  repaired: contract.repairedByContractor,
  raise: contract.raiseRepair,
  recategorise: contract.recategoriseRepair,
  judge: contract.judgeRepair,
} as const satisfies Record<RepairAction, unknown>

const bodies = (version: number): Record<RepairAction, object> => ({
  dispatch: { version, to: { role: 'technician' } },
  accept: {},
  return: { reason: '不归我管' },
  arrive: {},
  wait: { reason: '等配件' },
  finish: { result: '修好' },
  close: { version },
  redo: { version, to: { role: 'technician' }, reason: '没修好' },
  cancel: { version, reason: '业主自行解决' },
  assign: { version, to: { role: 'clerk' } },
  route: { version, contractorId, outcome: 'told', said: '已报材料部位' },
  contact: { version, outcome: 'promised', promisedOn: '2099-12-31' },
  repaired: { version, result: '重做防水' },
  raise: { version, reason: '催了三次' },
  recategorise: { version, category: 'doors-windows', reason: '登记错了' },
  judge: { version, liable: 'developer', reason: '施工缺陷' },
})

const inState = async (state: string): Promise<string> => {
  const { communityId } = centre
  const { body } = await centre.call(boss, contract.logRepair, {
    communityId,
    category: 'leak',
    title: '漏水',
    place: { kind: 'none' },
  })
  await centre.query(
    `update matters.matter set state = $2, assignee_role = null, assignee_staff_id = $3,
       due_at = 'infinity', closed_at = case when $4 then opened_at end where id = $1`,
    [body.id, state, boss.id, repairProcess.isFinal(state as never)],
  )
  // Whether it may go to the contractor is not the question of this test: the developer answers for it.
  await centre.query(`update work_orders.repair set liable = 'developer', contractor_id = $2 where matter_id = $1`, [
    body.id,
    contractorId,
  ])
  const over = ['done', 'closed', 'cancelled'].includes(state)
  if (over)
    await centre.query(`update matters.clock set met_at = started_at, due_at = 'infinity' where matter_id = $1`, [
      body.id,
    ])
  return body.id
}

describe.each(repairProcess.states)('An order in the state %s', (state) => {
  it.each(repairProcess.actions)('takes the step %s only where the table has it', async (action) => {
    const matterId = await inState(state)
    const answer = await centre.call(boss, endpoints[action], {
      communityId: centre.communityId,
      matterId,
      ...bodies(1)[action],
    } as never)
    const [row] = await centre.query<{ state: string; entries: string }>(
      `select state, (select count(*) from matters.entry e where e.matter_id = m.id) as entries from matters.matter m where id = $1`,
      [matterId],
    )
    if (repairProcess.permits(state, action)) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      expect(row?.state).toBe(repairProcess.next(state, action))
      return
    }
    expect(answer).toMatchObject({ status: 409, body: { code: 'transition.not-permitted' } })
    expect(answer.body.detail).toContain(repairProcess.words.states[state])
    expect(row).toEqual({ state, entries: 1n })
  })
})
