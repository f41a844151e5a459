import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import { testCommunity } from '../access/testing/people.ts'
import { readPaper } from '../papers/contract.ts'
import * as contract from './contract.ts'
import { testQuality } from './testing/team.ts'

const team = testQuality()

describe(`${clause('§3.7')} A rectification notice`, () => {
  it('is issued with a number on paper, acknowledged, answered in time, and checked by another person', async () => {
    const { centre, boss, manager, li } = team
    const issued = await team.create({ more: { as: 'issued' } })
    expect(issued.matter).toMatchObject({
      number: expect.stringMatching(/^ZG\d{8}-\d{4}$/),
      stateName: '待签收',
      assignee: { name: '李师傅' },
      dueName: '整改期限',
      // 24:00 of the day in Shanghai.
      dueAt: '2026-06-10T16:00:00.000Z',
    })
    const [paper] = issued.papers
    expect(paper.number).toMatch(/^ZGTZ-2026-\d{5}$/)
    const { communityId } = centre
    const printed = (await centre.call(boss, readPaper, { communityId, paperId: paper.id })).body
    const said = Object.fromEntries(
      printed.content.lines.map((l: { label: string; value: string }) => [l.label, l.value]),
    )
    expect(said).toMatchObject({
      整改责任人: '李师傅',
      存在问题: '点检表三天没有填写',
      整改期限: '2026年6月10日 24:00 前',
    })

    const { id } = issued.matter
    expect((await team.step(li, 'acknowledge', id)).body.matter.stateName).toBe('整改中')
    const replied = await team.step(li, 'reply', id, { reply: '已补齐，今起每日填写' })
    expect(replied.body.matter).toMatchObject({ stateName: '待复查', dueAt: null, assignee: { role: 'supervisor' } })
    const passed = await team.step(manager, 'pass', id, { version: replied.body.matter.version, note: '看过点检表' })
    expect(passed.body).toMatchObject({
      matter: { stateName: '复查合格' },
      notice: { checkedByName: '钱经理', repliedByName: '李师傅', checkNote: '看过点检表' },
    })
    expect(passed.body.matter.closedAt).not.toBeNull()
    expect(passed.body.matter.clocks).toMatchObject([{ name: '整改期限', breachedAt: null }])
  })

  it('comes back with a new deadline where the check finds it wanting; what was late stays late', async () => {
    const { boss, li } = team
    const { matter } = await team.create({ more: { as: 'issued' } })
    await team.step(li, 'acknowledge', matter.id)
    team.at(new Date('2026-06-10T16:00:01Z'))
    const late = await team.step(li, 'reply', matter.id, { reply: '做了一部分' })
    const back = await team.step(boss, 'send-back', matter.id, {
      version: late.body.matter.version,
      reason: '还缺周末的',
      deadline: '2026-06-12',
    })
    expect(back.body).toMatchObject({
      matter: { stateName: '退回重改', assignee: { name: '李师傅' }, dueAt: '2026-06-12T16:00:00.000Z' },
      notice: { sentBack: 1, deadline: '2026-06-12' },
    })
    const again = await team.step(li, 'reply', matter.id, { reply: '都补齐了' })
    const passed = await team.step(boss, 'pass', matter.id, { version: again.body.matter.version })
    expect(passed.body.matter.stateName).toBe('复查合格')
    const breaches = passed.body.matter.clocks.map((c: { breachedAt: string | null }) => c.breachedAt !== null)
    expect(breaches).toEqual([true, false])
    const rows = (await team.list({ breached: true })).rows
    expect(rows.map((row: { number: string }) => row.number)).toContain(matter.number)
  })

  it('is never checked by whoever put it right, signed for it or wrote the reply', async () => {
    const { boss, manager } = team
    const own = await team.create({ more: { as: 'issued', to: { staffId: boss.id } }, who: manager })
    await team.step(boss, 'acknowledge', own.matter.id)
    const replied = await team.step(boss, 'reply', own.matter.id, { reply: '自己改了' })
    const version = replied.body.matter.version
    const refused = await team.step(boss, 'pass', own.matter.id, { version })
    expect(refused).toMatchObject({ status: 409, body: { code: 'quality.own-work' } })
    expect(refused.body.detail).toContain('另一位')
    const back = { version, reason: '不行', deadline: '2026-06-11' }
    expect((await team.step(boss, 'send-back', own.matter.id, back)).status).toBe(409)
    expect((await team.step(manager, 'pass', own.matter.id, { version })).status).toBe(200)

    // The desk wrote the reply for a technician who rang in: then the desk does not check it either.
    const other = await team.create({ more: { as: 'issued' }, who: manager })
    await team.step(team.li, 'acknowledge', other.matter.id)
    const written = await team.step(boss, 'reply', other.matter.id, { reply: '李师傅来电：已改好' })
    const asBoss = await team.step(boss, 'pass', other.matter.id, { version: written.body.matter.version })
    expect(asBoss).toMatchObject({ status: 409, body: { code: 'quality.own-work' } })
    expect((await team.step(team.li, 'pass', other.matter.id, { version: written.body.matter.version })).status).toBe(
      403,
    )
  })

  it('drafted by a patroller waits for somebody who may issue it, who may put it better', async () => {
    const patroller = await team.centre.colleague({ name: '孙巡查', roles: ['patroller'] })
    const draft = await team.create({ who: patroller })
    expect(draft.matter).toMatchObject({ stateName: '待签发', assignee: { role: 'supervisor' } })
    const input = { communityId: team.centre.communityId, ...team.notice({ as: 'issued' }) }
    const refused = await team.centre.call(patroller, contract.createRectification, input as never)
    expect(refused).toMatchObject({ status: 422, body: { code: 'quality.may-not-issue' } })
    const issued = await team.step(team.boss, 'issue', draft.matter.id, {
      version: 1,
      wrong: '水泵房点检表 6 月 5 日至 7 日未填写',
      demand: '补齐',
      to: { role: 'technician' },
      deadline: '2026-06-09',
    })
    expect(issued.body).toMatchObject({
      matter: { stateName: '待签收', assignee: { role: 'technician' } },
      notice: { wrong: '水泵房点检表 6 月 5 日至 7 日未填写', deadline: '2026-06-09' },
    })
    // Addressed to a role, it lies with whoever signs for it.
    expect((await team.step(team.boss, 'acknowledge', draft.matter.id)).body.code).toBe('matters.not-yours')
    const taken = await team.step(team.li, 'acknowledge', draft.matter.id)
    expect(taken.body.matter.assignee.name).toBe('李师傅')
  })

  it('refuses a deadline that has passed, and says so', async () => {
    const input = { communityId: team.centre.communityId, ...team.notice({ deadline: '2026-06-07' }) }
    const refused = await team.centre.call(team.boss, contract.createRectification, input as never)
    expect(refused).toMatchObject({ status: 422, body: { code: 'quality.deadline-passed' } })
  })

  it(`${hostile(38)} refuses the second of two who check at once, with both versions`, async () => {
    const { boss, manager, li } = team
    const { matter } = await team.create({ more: { as: 'issued' } })
    await team.step(li, 'acknowledge', matter.id)
    const { body } = await team.step(li, 'reply', matter.id, { reply: '好了' })
    const version = body.matter.version
    const both = await Promise.all([
      team.step(boss, 'pass', matter.id, { version, note: '好' }),
      team.step(manager, 'send-back', matter.id, { version, reason: '不好', deadline: '2026-06-12' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409)
    expect(lost?.body.code).toBe('matters.changed-meanwhile')
    expect(lost?.body.facts.theirs.version).toBe(version + 1)
  })

  it('is stored once though the phone sends the reply twice', async () => {
    const { li } = team
    const { matter } = await team.create({ more: { as: 'issued' } })
    await team.step(li, 'acknowledge', matter.id)
    const record = { id: crypto.randomUUID(), reply: '换好了' }
    await team.step(li, 'reply', matter.id, record)
    const again = await team.step(li, 'reply', matter.id, record)
    expect(again.status).toBe(200)
    const replies = again.body.matter.timeline.filter((e: { title: string }) => e.title === '回复整改')
    expect(replies).toHaveLength(1)
  })

  it('is not to be found from another community', async () => {
    const { matter } = await team.create()
    const elsewhere = await testCommunity(team.centre.app.database)
    const stranger = await team.centre.colleague({ name: '外人', roles: ['manager'], communityId: elsewhere })
    const read = await team.centre.call(stranger, contract.readRectification, {
      communityId: elsewhere,
      matterId: matter.id,
    })
    expect(read.status).toBe(404)
    const listed = await team.centre.call(stranger, contract.listRectifications, { communityId: elsewhere })
    expect(listed.body.rows).toEqual([])
  })

  it('is found by number, word, state and lateness, page by page, and exported as the list shows it', async () => {
    const { centre, boss } = team
    const { matter } = await team.create({
      more: { wrong: '消防通道堆放杂物', subject: { kind: 'file', name: '巡查档案' } },
    })
    const found = async (asked: object) => (await team.list(asked)).rows.map((row: { id: string }) => row.id)
    expect(await found({ q: matter.number })).toEqual([matter.id])
    expect(await found({ q: '堆放杂物' })).toEqual([matter.id])
    expect(await found({ subjectKind: 'file', state: 'drafted' })).toEqual([matter.id])
    const first = await team.list({ limit: 2, sort: 'newest' })
    const second = await team.list({ limit: 2, sort: 'newest', after: first.next })
    const ids = [...first.rows, ...second.rows].map((row: { id: string }) => row.id)
    expect(new Set(ids).size).toBe(4)
    const { cookie } = boss
    const url = `/api/communities/${centre.communityId}/rectifications/export?state=drafted`
    const file = await centre.app.http.inject({ method: 'GET', url, headers: { cookie } })
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})
