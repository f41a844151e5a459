import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import * as contract from './contract.ts'
import { mattersTimeline, openMattersPanel } from './household-card.ts'
import { invariants } from './invariants.ts'
import { type TestCentre, type TestColleague, testCentre } from './testing/centre.ts'
import { writeBreaches } from './write-breaches.ts'

const db = testDatabase()
let centre: TestCentre
let communityId: CommunityId
let boss: TestColleague
let clerk: TestColleague
let cleaner: TestColleague

beforeAll(async () => {
  centre = await testCentre(db.url)
  communityId = centre.communityId
  boss = await centre.colleague({ name: '赵主管', roles: ['supervisor'] })
  clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
  cleaner = await centre.colleague({ name: '孙巡查', roles: ['patroller'] })
})
afterAll(async () => {
  for (const { sql: text, title } of invariants) expect(await centre.query(text), title).toEqual([])
  await centre.close()
})
beforeEach(() => {
  centre.clock.offset = new Date('2026-06-08T02:00:00Z').getTime() - Date.now()
})

const task = async (o: object = {}, who = boss) => {
  const answer = await centre.call(who, contract.createTask, {
    communityId,
    title: '清理车棚',
    to: { staffId: cleaner.id },
    dueOn: '2026-06-10',
    ...o,
  } as never)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const on = (matterId: string, more: object = {}) => ({ communityId, matterId, ...more }) as never
const mine = async (who: TestColleague, after?: string) =>
  (await centre.call(who, contract.myMatters, { communityId, ...(after ? { after } : {}) } as never)).body
const list = async (asked: object) =>
  (await centre.call(boss, contract.listMatters, { communityId, ...asked } as never)).body

describe(`${clause('§3.10')} ${clause('§2.1')} A task`, () => {
  it('has a deadline at 24:00 of its day, an owner, and a result; then it leaves the owner’s list', async () => {
    const { id, number, dueAt } = await task({ flavour: 'cross-department', counterpart: '工程部' })
    expect(number).toMatch(/^RW20260608-\d{4}$/)
    expect(dueAt).toBe('2026-06-10T16:00:00.000Z')
    expect((await mine(cleaner)).rows.map((r: { id: string }) => r.id)).toContain(id)
    expect((await centre.call(cleaner, contract.acceptTask, on(id))).body.stateName).toBe('办理中')
    const done = await centre.call(cleaner, contract.finishTask, on(id, { result: '已清走 12 辆' }))
    expect(done.body).toMatchObject({
      stateName: '已办结',
      dueAt: null,
      task: { result: '已清走 12 辆', counterpart: '工程部' },
    })
    expect(done.body.clocks).toMatchObject([{ name: '完成期限', breachedAt: null }])
    expect((await mine(cleaner)).rows.map((r: { id: string }) => r.id)).not.toContain(id)
  })

  it('that is refused goes back, with the reason, to who gave it, and can be given to another', async () => {
    const { id } = await task()
    const back = await centre.call(cleaner, contract.refuseTask, on(id, { reason: '本周休假' }))
    expect(back.body).toMatchObject({
      stateName: '已退回',
      assignee: { name: '赵主管' },
      task: { refusalReason: '本周休假' },
    })
    const again = await centre.call(
      boss,
      contract.assignMatter,
      on(id, { version: back.body.version, to: { role: 'guard' } }),
    )
    expect(again.body).toMatchObject({ stateName: '待接收', assignee: { name: '门岗' } })
    const other = await centre.call(cleaner, contract.acceptTask, on(id))
    expect(other).toMatchObject({ status: 409, body: { code: 'matters.not-yours' } })
    expect(other.body.detail).toContain('门岗')
  })

  it('cannot be due yesterday, nor be given to somebody elsewhere', async () => {
    const yesterday = await centre.call(boss, contract.createTask, {
      communityId,
      title: '补昨天',
      to: { staffId: cleaner.id },
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
      assign: { version: 1, to: { staffId: boss.id } },
    }
    for (const action of contract.taskProcess.actions) {
      const { id } = await task({ to: { staffId: boss.id } })
      const final = contract.taskProcess.isFinal(state)
      await centre.query(`update matters.matter set state = $2 where id = $1`, [id, state])
      await centre.query(`update matters.matter set closed_at = opened_at, due_at = 'infinity' where id = $1 and $2`, [
        id,
        final,
      ])
      const { status, body } = await centre.call(boss, steps[action], on(id, bodies[action]))
      expect([action, status === 200 ? body.state : body.code]).toEqual([
        action,
        contract.taskProcess.permits(state, action)
          ? contract.taskProcess.next(state, action)
          : 'transition.not-permitted',
      ])
      await centre.query(
        `with e as (delete from matters.entry where matter_id = $1), t as (delete from matters.task where matter_id = $1),
        l as (delete from matters.clock_event where clock_id in (select id from matters.clock where matter_id = $1)),
        c as (delete from matters.clock where matter_id = $1) delete from matters.matter where id = $1`,
        [id],
      )
    }
  })
})

describe('My matters', () => {
  it('come by clock, what is mine by name and by role together, page after page without gap or repetition', async () => {
    const guard = await centre.colleague({ name: '周门岗', roles: ['guard'] })
    const days = Array.from({ length: 27 }, (_, n) => `2026-07-${String(27 - n).padStart(2, '0')}`)
    for (const [n, dueOn] of days.entries()) {
      await task({ title: `第 ${n} 件`, dueOn, to: n % 3 === 0 ? { role: 'guard' } : { staffId: guard.id } })
    }
    const first = await mine(guard)
    const second = await mine(guard, first.next)
    const all = [...first.rows, ...second.rows].filter((r: { title: string }) => r.title.startsWith('第'))
    expect(first.rows).toHaveLength(20)
    expect(all.map((r: { dueAt: string }) => r.dueAt)).toEqual([...all.map((r: { dueAt: string }) => r.dueAt)].sort())
    expect(new Set(all.map((r: { id: string }) => r.id)).size).toBe(27)
    expect(second.next).toBeNull()
    const { body } = await centre.call(guard, contract.countMyMatters, { communityId })
    expect(body.open).toBeGreaterThanOrEqual(27)
  })
})

describe('The list of matters', () => {
  it('is found by number, by words, by house, by state and by owner, in either order', async () => {
    const houseId = await centre.house()
    const { id, number } = await task({ title: '找这个配电房', place: { kind: 'house', id: houseId } })
    const ids = async (asked: object) => (await list(asked)).rows.map((r: { id: string }) => r.id)
    expect(await ids({ q: number })).toEqual([id])
    expect(await ids({ q: number.toLowerCase(), status: 'all' })).toEqual([id])
    expect(await ids({ q: '配电房' })).toEqual([id])
    expect(await ids({ houseId })).toEqual([id])
    expect(await ids({ houseId, kind: 'repair' })).toEqual([])
    expect(await ids({ houseId, status: 'closed' })).toEqual([])
    expect(
      await ids({ houseId, staffId: cleaner.id, state: 'assigned', openedFrom: '2026-06-08', openedTo: '2026-06-08' }),
    ).toEqual([id])
    expect(await ids({ houseId, openedFrom: '2026-06-09' })).toEqual([])
    const newest = await list({ status: 'all', sort: 'newest', limit: 5 })
    const following = await list({ status: 'all', sort: 'newest', limit: 5, after: newest.next })
    const opened = [...newest.rows, ...following.rows].map((r: { openedAt: string }) => r.openedAt)
    expect(opened).toEqual([...opened].sort().reverse())
    expect(new Set([...newest.rows, ...following.rows].map((r: { id: string }) => r.id)).size).toBe(10)
  })

  it('begins anew where somebody tampered with the page mark', async () => {
    const answer = await centre.call(boss, contract.listMatters, { communityId, after: 'x OR 1=1' } as never)
    expect(answer.status).toBe(200)
  })
})

describe('A comment', () => {
  it('stays in the timeline with its author, and sent twice from a phone it is one', async () => {
    const { id } = await task()
    const recordId = crypto.randomUUID()
    const say = () =>
      centre.call(cleaner, contract.commentOnMatter, on(id, { id: recordId, kind: 'word', body: '已告知住户周三上门' }))
    await say()
    const { body } = await say()
    expect(body.timeline.filter((e: { kind: string }) => e.kind === 'word')).toMatchObject([
      { id: recordId, title: '告知住户', author: '孙巡查', body: '已告知住户周三上门' },
    ])
    expect(body.version).toBe(1)
  })

  it('is never changed or taken away, not even by the application itself', async () => {
    const { id } = await task()
    const tried = (text: string) =>
      centre.app.database.run({ kind: 'community', communityId, write: true }, (tx) => sql.raw(text).execute(tx))
    await expect(tried(`update matters.entry set body = '' where matter_id = '${id}'`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(tried(`delete from matters.entry where matter_id = '${id}'`)).rejects.toThrow(/permission denied/)
    await expect(tried(`delete from matters.clock_event where community_id = '${communityId}'`)).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe(`${hostile(38)} Two who edit one matter`, () => {
  it('the second gets both versions back and nothing is lost', async () => {
    const { id, version } = await task({ title: '旧标题', description: '旧说明' })
    const first = await centre.call(boss, contract.editMatter, on(id, { version, title: '甲的标题' }))
    expect(first.body).toMatchObject({ title: '甲的标题', version: 2 })
    const second = await centre.call(clerk, contract.editMatter, on(id, { version, description: '乙写了很多' }))
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
    const { body } = await centre.call(boss, contract.readMatter, on(id))
    expect(body.timeline[0]).toMatchObject({ title: '修改', author: '赵主管', body: '标题原为：旧标题' })
  })
})

describe('A deadline that passes', () => {
  const breach = () => writeBreaches.run({ database: centre.app.database, payload: {}, log: () => {} })

  it('is written once, into the clock, the timeline and as a fact, however often the job runs', async () => {
    const { id } = await task({ dueOn: '2026-06-08' })
    await breach()
    centre.clock.offset += 3 * 86_400_000
    await breach()
    await breach()
    const { body } = await centre.call(boss, contract.readMatter, on(id))
    expect(body.clocks).toMatchObject([{ breachedAt: '2026-06-08T16:00:00.000Z' }])
    expect(body.timeline.filter((e: { kind: string }) => e.kind === 'breach')).toMatchObject([
      { title: '超时', author: '系统', body: '完成期限已超' },
    ])
    expect(await list({ breached: 'true', q: '清理车棚' })).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ id })]),
    })
    await centre.call(cleaner, contract.acceptTask, on(id))
    const late = await centre.call(cleaner, contract.finishTask, on(id, { result: '晚了' }))
    expect(late.body.clocks).toMatchObject([{ breachedAt: '2026-06-08T16:00:00.000Z', metAt: expect.any(String) }])
  })

  it('is written by the step that comes too late, where the job did not run', async () => {
    const { id } = await task({ dueOn: '2026-06-08' })
    centre.clock.offset += 86_400_000
    await centre.call(cleaner, contract.acceptTask, on(id))
    const { body } = await centre.call(cleaner, contract.finishTask, on(id, { result: '晚了一天' }))
    expect(body.clocks).toMatchObject([{ breachedAt: '2026-06-08T16:00:00.000Z' }])
  })

  it(`${hostile(20)} stays where it is when the server's clock jumps back, and the timeline keeps its order`, async () => {
    const { id, dueAt } = await task()
    centre.clock.offset -= 3_600_000
    const accepted = await centre.call(cleaner, contract.acceptTask, on(id))
    expect(accepted.body.dueAt).toBe(dueAt)
    centre.clock.offset -= 3_600_000
    const { body } = await centre.call(cleaner, contract.finishTask, on(id, { result: '好' }))
    expect(body.clocks).toMatchObject([{ breachedAt: null, metAt: expect.any(String) }])
    expect(body.timeline.map((e: { title: string }) => e.title)).toEqual(['办结', '接收', '登记'])
  })
})

describe(`${hostile(18)} The day of a number and of a deadline`, () => {
  it('is the day in Shanghai: 16:00 UTC on 31 March is 1 April', async () => {
    centre.clock.offset = new Date('2028-03-31T16:00:00Z').getTime() - Date.now()
    const { number, dueAt } = await task({ dueOn: '2028-04-01' })
    expect(number).toBe('RW20280401-0001')
    expect(dueAt).toBe('2028-04-01T16:00:00.000Z')
    const late = await centre.call(boss, contract.createTask, {
      communityId,
      title: '昨天',
      to: { staffId: cleaner.id },
      dueOn: '2028-03-31',
    } as never)
    expect(late.body.code).toBe('matters.due-in-the-past')
  })
})

describe(`${hostile(33)} Keys that nobody asked for`, () => {
  it('are refused', async () => {
    const answer = await centre.call(boss, contract.createTask, {
      communityId,
      title: '任务',
      to: { staffId: cleaner.id },
      dueOn: '2026-06-10',
      state: 'done',
      number: 'RW1',
    } as never)
    expect(answer.status).toBe(422)
  })
})

describe('The household card', () => {
  it('shows what is open about the house with its clock, and what happened in one timeline', async () => {
    const houseId = await centre.house()
    const { id, number } = await task({ title: '查看外墙', place: { kind: 'house', id: houseId } })
    const { id: done } = await task({
      title: '已办的',
      place: { kind: 'house', id: houseId },
      to: { staffId: boss.id },
    })
    await centre.call(boss, contract.acceptTask, on(done))
    await centre.call(boss, contract.finishTask, on(done, { result: '看过了' }))
    await centre.call(boss, contract.commentOnMatter, on(id, { body: '内部的话' }))
    const asApp = <R>(q: (o: { now: Date }) => ReturnType<typeof sql<R>>) =>
      centre.app.database.run(
        { kind: 'community', communityId, write: false },
        async (tx) => (await q({ now: await centre.app.database.now(tx) }).execute(tx)).rows,
      )
    const [panel] = await asApp<{ panel: unknown }>(
      ({ now }) => sql`select ${openMattersPanel.sql({ communityId, houseId, now })} as panel`,
    )
    expect(panel?.panel).toMatchObject({
      summary: '未结 1 件',
      items: [{ id, number, title: '查看外墙', detail: '任务 · 待接收 · 孙巡查', dueAt: expect.any(String) }],
    })
    const timeline = await asApp<{ title: string; detail: string; actor: string }>(
      ({ now }) =>
        mattersTimeline.sql({ communityId, houseId, before: new Date(now.getTime() + 1000), limit: 20 }) as never,
    )
    expect(timeline.map((t) => [t.title.replace(/RW\S+ /, ''), t.detail, t.actor])).toEqual([
      ['任务 已办的', '办结，已办结：看过了', '赵主管'],
      ['任务 已办的', '接收，办理中', '赵主管'],
      ['任务 已办的', '登记', '赵主管'],
      ['任务 查看外墙', '登记', '赵主管'],
    ])
  })
})
