import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import * as contract from './contract.ts'
import { testTeam } from './testing/team.ts'

const team = testTeam()

const assign = (matters: readonly { id: string; version: number }[], staffId: string = team.clerk.id) =>
  team.centre.call(team.boss, contract.assignMatters, {
    communityId: team.centre.communityId,
    matters: matters.map(({ id, version }) => ({ id, version })),
    to: { staffId },
    note: '年前清完',
  } as never)
const read = async (id: string) => (await team.centre.call(team.boss, contract.readMatter, team.on(id))).body

describe('Many matters given to one person', () => {
  it('go over at once; what was moved meanwhile, is done, or is not here is left alone and named with the reason', async () => {
    const good = [await team.task(), await team.task(), await team.task({ to: { role: 'guard' } })]
    const moved = await team.task()
    await team.centre.call(team.cleaner, contract.acceptTask, team.on(moved.id))
    const done = await team.task({ to: { staffId: team.boss.id } })
    await team.centre.call(team.boss, contract.acceptTask, team.on(done.id))
    const finished = await team.centre.call(team.boss, contract.finishTask, team.on(done.id, { result: '好' }))
    const nowhere = crypto.randomUUID()
    const { status, body } = await assign([
      ...good,
      moved,
      { id: done.id, version: finished.body.version },
      { id: nowhere, version: 1 },
    ])
    expect(status, JSON.stringify(body)).toBe(200)
    const resultOf = (id: string) => body.results.find((one: { id: string }) => one.id === id)
    for (const { id } of good) expect(resultOf(id)).toMatchObject({ assigned: true, why: '' })
    expect(resultOf(moved.id)).toMatchObject({ assigned: false, why: expect.stringContaining('有人改动过') })
    expect(resultOf(done.id).why).toBe('任务现在是“已办结”，不能“指派”；流程已经结束，不能再操作。')
    expect(resultOf(nowhere).why).toContain('没有找到')

    const { assignee, timeline, clocks, version } = await read(good[0].id)
    expect(assignee.name).toBe('陈客服')
    expect(version).toBe(2)
    expect(timeline[0]).toMatchObject({ title: '指派', assignee: '陈客服', body: '年前清完', author: '赵主管' })
    expect(clocks.filter((one: { forAcceptance: boolean }) => one.forAcceptance)).toHaveLength(2)
    expect((await read(moved.id)).assignee.name).toBe('孙巡查')
  })

  it(`${hostile(38)} by two supervisors at once go to one of them each; nobody waits for ever`, async () => {
    const tasks = await Promise.all(Array.from({ length: 8 }, () => team.task()))
    const [there, back] = await Promise.all([assign(tasks), assign([...tasks].reverse(), team.boss.id)])
    for (const { id } of tasks) {
      const said = [there, back].map(({ body }) => body.results.find((one: { id: string }) => one.id === id).assigned)
      expect(said.filter(Boolean)).toHaveLength(1)
    }
  })

  it('cannot go to somebody elsewhere, nor be given by whoever may not assign', async () => {
    const task = await team.task()
    expect(await assign([task], crypto.randomUUID())).toMatchObject({ body: { code: 'matters.not-a-colleague' } })
    const cleaner = await team.centre.call(team.cleaner, contract.assignMatters, {
      communityId: team.centre.communityId,
      matters: [{ id: task.id, version: 1 }],
      to: { staffId: team.cleaner.id },
    } as never)
    expect(cleaner.status).toBe(403)
  })
})

describe('Two at once', () => {
  it('who take the same task: one has it, the other hears who', async () => {
    const guards = await Promise.all(
      ['马门岗', '牛门岗'].map((name) => team.centre.colleague({ name, roles: ['guard'] })),
    )
    const { id } = await team.task({ to: { role: 'guard' } })
    const answers = await Promise.all(guards.map((one) => team.centre.call(one, contract.acceptTask, team.on(id))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const loser = answers.find(({ status }) => status === 409)
    expect(loser?.body.code).toBe('matters.not-yours')
  })

  it('one closing and one commenting: both stand, the comment perhaps after the end', async () => {
    const { id } = await team.task({ to: { staffId: team.boss.id } })
    await team.centre.call(team.boss, contract.acceptTask, team.on(id))
    const answers = await Promise.all([
      team.centre.call(team.boss, contract.finishTask, team.on(id, { result: '已清' })),
      team.centre.call(team.clerk, contract.commentOnMatter, team.on(id, { body: '业主又来问' })),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { stateName, timeline } = await read(id)
    expect(stateName).toBe('已办结')
    expect(timeline.map((e: { kind: string }) => e.kind).sort()).toEqual(['comment', 'moved', 'moved', 'opened'])
  })

  it('one giving it away while the other finishes it: whoever comes second hears what became of it', async () => {
    for (let round = 0; round < 4; round++) {
      const { id } = await team.task()
      const { body } = await team.centre.call(team.cleaner, contract.acceptTask, team.on(id))
      const [given, done] = await Promise.all([
        team.centre.call(
          team.boss,
          contract.assignMatter,
          team.on(id, { version: body.version, to: { staffId: team.clerk.id } }),
        ),
        team.centre.call(team.cleaner, contract.finishTask, team.on(id, { result: '已清' })),
      ])
      expect([given.status, done.status].sort()).toEqual([200, 409])
      const loser = given.status === 409 ? given : done
      expect(['matters.changed-meanwhile', 'matters.not-yours', 'transition.not-permitted']).toContain(loser.body.code)
    }
  })
})
