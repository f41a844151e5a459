import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { search } from '../households/contract.ts'
import * as contract from './contract.ts'
import { mattersTimeline, openMattersPanel } from './household-card.ts'
import { testTeam } from './testing/team.ts'

const team = testTeam()

describe('My matters', () => {
  it('come by clock, what is mine by name and by role together, page after page without gap or repetition', async () => {
    const guard = await team.centre.colleague({ name: '周门岗', roles: ['guard'] })
    const days = Array.from({ length: 27 }, (_, n) => `2026-07-${String(27 - n).padStart(2, '0')}`)
    for (const [n, dueOn] of days.entries()) {
      await team.task({ title: `第 ${n} 件`, dueOn, to: n % 3 === 0 ? { role: 'guard' } : { staffId: guard.id } })
    }
    const first = await team.mine(guard)
    const second = await team.mine(guard, first.next)
    const all = [...first.rows, ...second.rows].filter((r: { title: string }) => r.title.startsWith('第'))
    expect(first.rows).toHaveLength(20)
    expect(all.map((r: { dueAt: string }) => r.dueAt)).toEqual([...all.map((r: { dueAt: string }) => r.dueAt)].sort())
    expect(new Set(all.map((r: { id: string }) => r.id)).size).toBe(27)
    expect(second.next).toBeNull()
    const { body } = await team.centre.call(guard, contract.countMyMatters, { communityId: team.centre.communityId })
    expect(body.open).toBeGreaterThanOrEqual(27)
  })
})

describe('The list of matters', () => {
  it('is found by number, by words, by house, by state and by owner, in either order', async () => {
    const houseId = await team.centre.house()
    const { id, number } = await team.task({ title: '找这个配电房', place: { kind: 'house', id: houseId } })
    const ids = async (asked: object) => (await team.list(asked)).rows.map((r: { id: string }) => r.id)
    expect(await ids({ q: number })).toEqual([id])
    const found = await team.centre.call(team.boss, search, {
      communityId: team.centre.communityId,
      q: number.toLowerCase(),
    })
    expect(found.body.hits).toMatchObject([{ kind: 'matter', id, houseId, title: number }])
    expect(await ids({ q: number.toLowerCase(), status: 'all' })).toEqual([id])
    expect(await ids({ q: '配电房' })).toEqual([id])
    expect(await ids({ houseId })).toEqual([id])
    expect(await ids({ houseId, kind: 'repair' })).toEqual([])
    expect(await ids({ houseId, status: 'closed' })).toEqual([])
    expect(
      await ids({
        houseId,
        assignee: `staff:${team.cleaner.id}`,
        state: 'assigned',
        openedFrom: '2026-06-08',
        openedTo: '2026-06-08',
      }),
    ).toEqual([id])
    expect(await ids({ houseId, openedFrom: '2026-06-09' })).toEqual([])
    const newest = await team.list({ status: 'all', sort: 'newest', limit: 5 })
    const following = await team.list({ status: 'all', sort: 'newest', limit: 5, after: newest.next })
    const opened = [...newest.rows, ...following.rows].map((r: { openedAt: string }) => r.openedAt)
    expect(opened).toEqual([...opened].sort().reverse())
    expect(new Set([...newest.rows, ...following.rows].map((r: { id: string }) => r.id)).size).toBe(10)
  })

  it('begins anew where somebody tampered with the page mark', async () => {
    const answer = await team.centre.call(team.boss, contract.listMatters, {
      communityId: team.centre.communityId,
      after: 'x OR 1=1',
    } as never)
    expect(answer.status).toBe(200)
  })
})

describe('A comment', () => {
  it('stays in the timeline with its author, and sent twice from a phone it is one', async () => {
    const { id } = await team.task()
    const recordId = crypto.randomUUID()
    const say = () =>
      team.centre.call(
        team.cleaner,
        contract.commentOnMatter,
        team.on(id, { id: recordId, kind: 'word', body: '已告知住户周三上门' }),
      )
    await say()
    const { body } = await say()
    expect(body.timeline.filter((e: { kind: string }) => e.kind === 'word')).toMatchObject([
      { id: recordId, title: '告知住户', author: '孙巡查', body: '已告知住户周三上门' },
    ])
    expect(body.version).toBe(1)
  })

  it('is never changed or taken away, not even by the application itself', async () => {
    const { id } = await team.task()
    const tried = (text: string) =>
      team.centre.app.database.run({ kind: 'community', communityId: team.centre.communityId, write: true }, (tx) =>
        sql.raw(text).execute(tx),
      )
    await expect(tried(`update matters.entry set body = '' where matter_id = '${id}'`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(tried(`delete from matters.entry where matter_id = '${id}'`)).rejects.toThrow(/permission denied/)
    await expect(
      tried(`delete from matters.clock_event where community_id = '${team.centre.communityId}'`),
    ).rejects.toThrow(/permission denied/)
  })
})

describe(`${hostile(38)} Two who edit one matter`, () => {
  it('the second gets both versions back and nothing is lost', async () => {
    const { id, version } = await team.task({ title: '旧标题', description: '旧说明' })
    const first = await team.centre.call(team.boss, contract.editMatter, team.on(id, { version, title: '甲的标题' }))
    expect(first.body).toMatchObject({ title: '甲的标题', version: 2 })
    const second = await team.centre.call(
      team.clerk,
      contract.editMatter,
      team.on(id, { version, description: '乙写了很多' }),
    )
    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'matters.changed-meanwhile',
        facts: {
          yours: { version: 1, description: '乙写了很多' },
          theirs: { version: 2, title: '甲的标题', description: '旧说明' },
        },
      },
    })
    const { body } = await team.centre.call(team.boss, contract.readMatter, team.on(id))
    expect(body.timeline[0]).toMatchObject({ title: '修改', author: '赵主管', body: '标题原为：旧标题' })
  })
})

describe('The household card', () => {
  it('shows what is open about the house with its clock, and what happened in one timeline', async () => {
    const houseId = await team.centre.house()
    const { id, number } = await team.task({ title: '查看外墙', place: { kind: 'house', id: houseId } })
    const { id: done } = await team.task({
      title: '已办的',
      place: { kind: 'house', id: houseId },
      to: { staffId: team.boss.id },
    })
    await team.centre.call(team.boss, contract.acceptTask, team.on(done))
    await team.centre.call(team.boss, contract.finishTask, team.on(done, { result: '看过了' }))
    await team.centre.call(team.boss, contract.commentOnMatter, team.on(id, { body: '内部的话' }))
    const asApp = <R>(q: (o: { now: Date }) => ReturnType<typeof sql<R>>) =>
      team.centre.app.database.run(
        { kind: 'community', communityId: team.centre.communityId, write: false },
        async (tx) => (await q({ now: await team.centre.app.database.now(tx) }).execute(tx)).rows,
      )
    const [panel] = await asApp<{ panel: unknown }>(
      ({ now }) => sql`select ${openMattersPanel.sql({ communityId: team.centre.communityId, houseId, now })} as panel`,
    )
    expect(panel?.panel).toMatchObject({
      summary: '未结 1 件',
      items: [{ id, number, title: '查看外墙', detail: '任务 · 待接收 · 孙巡查', dueAt: expect.any(String) }],
    })
    const timeline = await asApp<{ title: string; detail: string; actor: string }>(
      ({ now }) =>
        mattersTimeline.sql({
          communityId: team.centre.communityId,
          houseId,
          before: new Date(now.getTime() + 1000),
          limit: 20,
        }) as never,
    )
    expect(timeline.map((t) => [t.title.replace(/RW\S+ /, ''), t.detail, t.actor])).toEqual([
      ['任务 办结', '看过了', '赵主管'],
      ['任务 接收', '', '赵主管'],
      ['任务 登记', '已办的', '赵主管'],
      ['任务 登记', '查看外墙', '赵主管'],
    ])
  })
})
