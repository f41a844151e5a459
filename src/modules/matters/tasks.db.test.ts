import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import * as contract from './contract.ts'
import { testTeam } from './testing/team.ts'

const team = testTeam()

describe(`${clause('§3.10')} ${clause('§2.1')} A task`, () => {
  it('has a deadline at 24:00 of its day, an owner, and a result; then it leaves the owner’s list', async () => {
    const { id, number, dueAt } = await team.task({ flavour: 'cross-department', counterpart: '工程部' })
    expect(number).toMatch(/^RW20260608-\d{4}$/)
    expect(dueAt).toBe('2026-06-10T16:00:00.000Z')
    expect((await team.mine(team.cleaner)).rows.map((r: { id: string }) => r.id)).toContain(id)
    expect((await team.centre.call(team.cleaner, contract.acceptTask, team.on(id))).body.stateName).toBe('办理中')
    const done = await team.centre.call(team.cleaner, contract.finishTask, team.on(id, { result: '已清走 12 辆' }))
    expect(done.body).toMatchObject({
      stateName: '已办结',
      dueAt: null,
      task: { result: '已清走 12 辆', counterpart: '工程部' },
    })
    expect(done.body.clocks).toMatchObject([{ name: '完成期限', breachedAt: null }])
    expect((await team.mine(team.cleaner)).rows.map((r: { id: string }) => r.id)).not.toContain(id)
  })

  it('that is refused goes back, with the reason, to who gave it, and can be given to another', async () => {
    const { id } = await team.task()
    const back = await team.centre.call(team.cleaner, contract.refuseTask, team.on(id, { reason: '本周休假' }))
    expect(back.body).toMatchObject({
      stateName: '已退回',
      assignee: { name: '赵主管' },
      task: { refusalReason: '本周休假' },
    })
    const again = await team.centre.call(
      team.boss,
      contract.assignMatter,
      team.on(id, { version: back.body.version, to: { role: 'guard' } }),
    )
    expect(again.body).toMatchObject({ stateName: '待接收', assignee: { name: '门岗' } })
    const other = await team.centre.call(team.cleaner, contract.acceptTask, team.on(id))
    expect(other).toMatchObject({ status: 409, body: { code: 'matters.not-yours' } })
    expect(other.body.detail).toContain('门岗')
  })

  it('cannot be due yesterday, nor be given to somebody elsewhere', async () => {
    const yesterday = await team.centre.call(team.boss, contract.createTask, {
      communityId: team.centre.communityId,
      title: '补昨天',
      to: { staffId: team.cleaner.id },
      dueOn: '2026-06-07',
    } as never)
    expect(yesterday.body.code).toBe('matters.due-in-the-past')
  })

  it.each(contract.taskProcess.states)('in the state %s takes only the steps of its table', async (state) => {
    const steps = {
      accept: contract.acceptTask,
      refuse: contract.refuseTask,
      finish: contract.finishTask,
      cancel: contract.cancelTask,
      assign: contract.assignMatter,
    }
    const bodies = {
      accept: {},
      refuse: { reason: '忙' },
      finish: { result: '好' },
      cancel: { version: 1, reason: '不用了' },
      assign: { version: 1, to: { staffId: team.boss.id } },
    }
    for (const action of contract.taskProcess.actions) {
      const { id } = await team.task({ to: { staffId: team.boss.id } })
      const final = contract.taskProcess.isFinal(state)
      await team.centre.query(`update matters.matter set state = $2 where id = $1`, [id, state])
      await team.centre.query(
        `update matters.matter set closed_at = opened_at, due_at = 'infinity' where id = $1 and $2`,
        [id, final],
      )
      const { status, body } = await team.centre.call(team.boss, steps[action], team.on(id, bodies[action]))
      expect([action, status === 200 ? body.state : body.code]).toEqual([
        action,
        contract.taskProcess.permits(state, action)
          ? contract.taskProcess.next(state, action)
          : 'transition.not-permitted',
      ])
      await team.centre.query(
        `with e as (delete from matters.entry where matter_id = $1), t as (delete from matters.task where matter_id = $1),
        l as (delete from matters.clock_event where clock_id in (select id from matters.clock where matter_id = $1)),
        c as (delete from matters.clock where matter_id = $1) delete from matters.matter where id = $1`,
        [id],
      )
    }
  })
})

describe(`${hostile(33)} Keys that nobody asked for`, () => {
  it('are refused', async () => {
    const answer = await team.centre.call(team.boss, contract.createTask, {
      communityId: team.centre.communityId,
      title: '任务',
      to: { staffId: team.cleaner.id },
      dueOn: '2026-06-10',
      state: 'done',
      number: 'RW1',
    } as never)
    expect(answer.status).toBe(422)
  })
})
