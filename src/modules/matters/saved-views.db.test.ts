import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import { testCommunity } from '../access/testing/people.ts'
import * as contract from './contract.ts'
import type { TestColleague } from './testing/centre.ts'
import { testTeam } from './testing/team.ts'

const team = testTeam()

const on = (o: object = {}) => ({ communityId: team.centre.communityId, ...o }) as never
const save = (who: TestColleague, o: object) =>
  team.centre.call(who, contract.saveView, on({ asks: { status: 'open', assignee: 'me' }, ...o }))
const change = (who: TestColleague, viewId: string, o: object) =>
  team.centre.call(who, contract.changeView, on({ viewId, shared: false, asks: {}, ...o }))
const listed = async (who: TestColleague) => (await team.centre.call(who, contract.listViews, on())).body
const names = async (who: TestColleague) => (await listed(who)).views.map((view: { name: string }) => view.name)

describe(`${clause('§2.1')} A saved view`, () => {
  it('is found again by its owner alone, with everything it was saved with', async () => {
    const asks = { kind: 'repair', due: 'overdue', layout: 'board', by: 'state', columns: 'number,title' }
    const saved = await save(team.clerk, { name: ' 我的  待办 ', asks })
    expect(saved.body).toMatchObject({ name: '我的 待办', shared: false, mine: true, ownerName: '陈客服', asks })
    expect(await names(team.clerk)).toEqual(['我的 待办'])
    expect(await names(team.boss)).toEqual([])
    expect((await change(team.boss, saved.body.id, { version: 1, name: '抢来的' })).body.code).toBe(
      'matters.no-such-view',
    )
  })

  it('is shared by supervisors only, seen by everybody, and changed by those who may share', async () => {
    expect(await save(team.clerk, { name: '大家的', shared: true })).toMatchObject({
      status: 403,
      body: {
        code: 'matters.may-not-share-views',
        detail: '共享的视图由主管或经理保存和修改。您可以另存为自己的视图。',
      },
    })
    const { body: view } = await save(team.boss, { name: '全部超时', shared: true, asks: { due: 'overdue' } })
    expect(await names(team.clerk)).toContain('全部超时')
    const touched = { version: 1, name: '改名', shared: true }
    expect((await change(team.clerk, view.id, touched)).status).toBe(403)
    const manager = await team.centre.colleague({ name: '钱经理', roles: ['manager'] })
    expect((await change(manager, view.id, touched)).body).toMatchObject({ name: '改名', version: 2, mine: false })
  })

  it('has a name of its own among those of its owner, and among the shared ones', async () => {
    await save(team.boss, { name: '早会' })
    expect((await save(team.boss, { name: '早会' })).body).toMatchObject({
      code: 'matters.view-name-taken',
      detail: '已经有一个叫“早会”的视图，请换个名字，或在原来的视图上更新。',
    })
    expect((await save(team.clerk, { name: '早会' })).status).toBe(200)
    expect((await save(team.boss, { name: '早会', shared: true })).status).toBe(200)
    expect((await save(team.boss, { name: '' })).body.fields?.[0]?.message ?? '').toContain('视图名称不能为空')
    expect((await save(team.boss, { name: '怪', asks: { house: 'x' } })).status).toBe(422)
  })

  it('opens the page for whoever chose it so, until it is gone', async () => {
    const { body: view } = await save(team.boss, { name: '开门看', shared: true })
    const choose = (who: TestColleague, viewId: string | null) =>
      team.centre.call(who, contract.setDefaultView, on({ viewId }))
    await choose(team.clerk, view.id)
    expect((await listed(team.clerk)).defaultId).toBe(view.id)
    expect((await listed(team.boss)).defaultId).toBeNull()
    const { body: hidden } = await save(team.boss, { name: '只有我' })
    expect((await choose(team.clerk, hidden.id)).status).toBe(404)
    await team.centre.call(team.boss, contract.deleteView, on({ viewId: view.id, version: 1 }))
    expect((await listed(team.clerk)).defaultId).toBeNull()
    await choose(team.clerk, null)
    expect((await listed(team.clerk)).defaultId).toBeNull()
  })

  it('is deleted and taken back, unless its name was given to another meanwhile', async () => {
    const { body: view } = await save(team.clerk, { name: '误删的' })
    const deleted = await team.centre.call(team.clerk, contract.deleteView, on({ viewId: view.id, version: 1 }))
    expect(await names(team.clerk)).not.toContain('误删的')
    const restore = (version: number) =>
      team.centre.call(team.clerk, contract.restoreView, on({ viewId: view.id, version }))
    const { body: again } = await restore(deleted.body.version)
    expect(again).toMatchObject({ name: '误删的', version: 3 })
    await team.centre.call(team.clerk, contract.deleteView, on({ viewId: view.id, version: 3 }))
    await save(team.clerk, { name: '误删的' })
    expect((await restore(4)).body.code).toBe('matters.view-name-taken')
  })

  it(`${hostile(38)} edited by two at once keeps the first and shows the second both versions`, async () => {
    const { body: view } = await save(team.boss, { name: '两人改', shared: true })
    const both = await Promise.all(
      ['甲改的', '乙改的'].map((name) => change(team.boss, view.id, { version: 1, name, shared: true })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409)?.body
    const won = both.find(({ status }) => status === 200)?.body
    expect(lost).toMatchObject({
      code: 'matters.view-changed',
      facts: { theirs: { name: won.name, version: 2 }, yours: { version: 1 } },
    })
  })

  it('of another community is not there', async () => {
    const elsewhere = await testCommunity(team.centre.app.database)
    expect((await team.centre.call(team.boss, contract.listViews, { communityId: elsewhere } as never)).status).toBe(
      404,
    )
  })
})
