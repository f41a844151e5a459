import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import * as contract from './contract.ts'
import { taskKind } from './task.process.ts'
import { testTeam } from './testing/team.ts'
import { permittedBy, walked } from './testing/walk.ts'

type Held = { id: string; version: number }

const team = testTeam()

describe(`${clause('§3.10')} ${clause('§2.1')} A task`, () => {
  it('has a deadline at 24:00 of its day, an owner, and a result; then it leaves the owner’s list', async () => {
    const { id, number, dueAt } = await team.task({ flavour: 'cross-department', counterpart: '工程部' })
    expect(number).toMatch(/^RW20260608-\d{4}$/)
    expect(dueAt).toBe('2026-06-10T16:00:00.000Z')
    expect((await team.mine(team.cleaner)).rows.map((r: { id: string }) => r.id)).toContain(id)
    expect((await team.centre.call(team.cleaner, contract.acceptTask, team.on(id))).body.stateName).toBe('办理中')
    const unsigned = await team.centre.call(team.cleaner, contract.finishTask, team.on(id, { result: '已清走 12 辆' }))
    expect(unsigned).toMatchObject({ status: 409, body: { code: 'matters.guarded' } })
    expect(unsigned.body.detail).toBe(`${number} 还不能“办结”：要写明对方的经办人。`)
    const signed = { result: '已清走 12 辆', answeredBy: '工程部 老王' }
    const done = await team.centre.call(team.cleaner, contract.finishTask, team.on(id, signed))
    expect(done.body).toMatchObject({
      stateName: '已办结',
      dueAt: null,
      task: { result: '已清走 12 辆', counterpart: '工程部', answeredBy: '工程部 老王' },
    })
    expect(done.body.clocks).toMatchObject([
      { name: '完成期限', breachedAt: null },
      { name: '任务接收时限', forAcceptance: true, metAt: expect.any(String) },
    ])
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

  it('takes in every state only the steps of its table, whoever sends them', async () => {
    const { boss, centre, on } = team
    const take = {
      accept: (m: Held) => centre.call(boss, contract.acceptTask, on(m.id)),
      refuse: (m: Held) => centre.call(boss, contract.refuseTask, on(m.id, { reason: '忙' })),
      finish: (m: Held) => centre.call(boss, contract.finishTask, on(m.id, { result: '好' })),
      cancel: ({ id, version }: Held) => centre.call(boss, contract.cancelTask, on(id, { version, reason: '不用了' })),
      assign: ({ id, version }: Held) =>
        centre.call(boss, contract.assignMatter, on(id, { version, to: { staffId: boss.id } })),
    }
    const open = async () => (await team.task({ to: { staffId: boss.id } })).id
    expect(await walked({ centre, kind: taskKind, open, take })).toEqual(permittedBy(taskKind))
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
