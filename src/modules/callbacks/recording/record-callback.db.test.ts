import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { testCommunity, testSession, testStaff } from '../../access/testing/people.ts'
import * as quality from '../../quality/contract.ts'
import { readRepair } from '../../work-orders/contract.ts'
import * as contract from '../contract.ts'
import { testCallers } from '../testing/callers.ts'

const team = testCallers()

const content = { satisfaction: 'satisfied', workQuality: 'good', attitude: 'good', opinion: '来得快' }

const repair = async (matterId: string) =>
  (await team.centre.call(team.clerk, readRepair, { communityId: team.centre.communityId, matterId } as never)).body

describe(`${clause('§11.4')} ${clause('§13.5')} A callback`, () => {
  it('is recorded with what the owner said, in time, and closes the repair where all is well', async () => {
    const { repairId, callback } = await team.finished()
    expect(callback.callback).toMatchObject({
      class: 'leak',
      about: { kindName: '报修', stateName: '已完工', technician: '李师傅', result: '更换角阀' },
    })
    const recorded = await team.step(team.clerk, 'record', callback.matter.id, { ...content, closes: 'repair' })
    expect(recorded.body).toMatchObject({
      matter: { stateName: '已回访', dueAt: null, clocks: [{ name: '回访时限（渗漏）', breachedAt: null }] },
      callback: { ...content, problem: false, recordedBy: '陈客服', attempts: [{ outcome: 'reached' }] },
    })
    expect(recorded.body.matter.clocks[0].metAt).not.toBeNull()
    expect(recorded.body.matter.timeline[0].body).toBe('满意；质量好；态度好；意见：来得快')
    expect((await repair(repairId)).matter.stateName).toBe('已关闭')
  })

  it('shows the phone to whoever handles it while it is open, notes that, and masks it elsewhere', async () => {
    const { callback } = await team.finished()
    const { id, number } = callback.matter
    expect(callback.matter.callerPhone).toBe('13800005678')
    expect((await team.list({ q: number })).rows[0].phone).toBe('138****5678')
    const { database } = team.centre.app
    const { id: staffId } = await testStaff(database, { name: '总部', companyRoles: ['head-office'] })
    const above = { id: staffId, name: '总部', ...(await testSession(database, staffId)) }
    expect((await team.read(id, above)).matter.callerPhone).toBe('138****5678')
    await expect
      .poll(() =>
        team.centre.query(
          `select actor_id from platform.audit_entry where act = '回访详情' and subject_id = $1 group by actor_id`,
          [id],
        ),
      )
      .toEqual([{ actor_id: team.clerk.id }])
    await team.step(team.clerk, 'record', id, content)
    expect((await team.read(id)).matter.callerPhone).toBe('138****5678')
  })

  it('stays owed while nobody answers; after three calls it may be ended, what must be called back by a supervisor alone', async () => {
    const { callback } = await team.finished({ category: 'leak' })
    const { id } = callback.matter
    const giveUp = (who = team.clerk) => team.step(who, 'give-up', id, { reason: '三次无人接听，已贴条' })
    await team.step(team.clerk, 'miss', id, { outcome: 'no-answer' })
    expect(await giveUp(team.boss)).toMatchObject({ status: 409, body: { code: 'callbacks.too-few-attempts' } })
    const missed = await team.step(team.clerk, 'miss', id, { outcome: 'wrong-number', note: '空号' })
    expect(missed.body.matter).toMatchObject({ stateName: '待回访', dueAt: '2026-06-11T16:00:00.000Z' })
    await team.step(team.clerk, 'miss', id, { outcome: 'no-answer' })
    expect(await giveUp()).toMatchObject({ status: 422, body: { code: 'callbacks.must-be-called' } })
    team.at('2026-06-11T16:00:01Z')
    const ended = await giveUp(team.boss)
    // Not met: that nobody could be reached in time stays to be seen.
    expect(ended.body).toMatchObject({
      matter: { stateName: '未联系上', clocks: [{ metAt: null }] },
      callback: { missed: 3, endReason: '三次无人接听，已贴条' },
    })
    expect(ended.body.matter.clocks[0].breachedAt).not.toBeNull()

    const other = await team.finished({ category: 'doors-windows' })
    for (const _ of [1, 2, 3]) await team.step(team.clerk, 'miss', other.callback.matter.id, { outcome: 'no-answer' })
    const byClerk = await team.step(team.clerk, 'give-up', other.callback.matter.id, { reason: '打不通' })
    expect(byClerk.status).toBe(200)
  })

  it('waits for the time that the owner named, and not for one that has passed', async () => {
    const { callback } = await team.finished()
    const { id } = callback.matter
    const past = await team.step(team.clerk, 'appoint', id, { at: '2026-06-08T01:59:00Z' })
    expect(past).toMatchObject({ status: 422, body: { code: 'callbacks.appointment-passed' } })
    const evening = await team.step(team.clerk, 'appoint', id, { at: '2026-06-08T19:30:00+08:00', note: '下班后' })
    expect(evening.body).toMatchObject({
      matter: { stateName: '已约时间', dueAt: '2026-06-11T16:00:00.000Z' },
      callback: { callAgainAt: '2026-06-08T11:30:00.000Z', missed: 0 },
    })
    const due = (await team.list({ due: 'today' })).rows.map((row: { id: string }) => row.id)
    expect(due).toContain(id)
    const refused = await team.step(team.clerk, 'refuse', id, { note: '不想接受回访' })
    expect(refused.body).toMatchObject({ matter: { stateName: '拒绝回访' }, callback: { callAgainAt: null } })
    expect(refused.body.matter.clocks[0].metAt).not.toBeNull()
  })

  it('of somebody who is not satisfied says why', async () => {
    const { callback } = await team.finished()
    const unhappy = { satisfaction: 'dissatisfied' }
    const silent = await team.step(team.clerk, 'record', callback.matter.id, unhappy)
    expect(silent).toMatchObject({ status: 422, body: { code: 'callbacks.opinion-missing' } })
    const said = await team.step(team.clerk, 'record', callback.matter.id, { ...unhappy, opinion: '等了两天' })
    expect(said.status).toBe(200)
  })

  it(`${clause('§5.2')} may be made without a plan, about a finished repair or to hear how the household fares`, async () => {
    const { repairId } = await team.finished()
    const { communityId } = team.centre
    const plan = (more: object) =>
      team.centre.call(team.clerk, contract.planCallback, {
        communityId,
        houseId: team.houseId,
        title: '入住三个月',
        ...more,
      } as never)
    const free = await plan({ callee: '张三', phone: '13800005678' })
    expect(free.body).toMatchObject({
      matter: { dueAt: null, callerPhone: '13800005678' },
      callback: { class: 'unplanned', about: null },
    })
    const about = await plan({ aboutMatterId: repairId })
    expect(about.body.callback.about.id).toBe(repairId)
    const recorded = await team.step(team.clerk, 'record', free.body.matter.id, content)
    expect(recorded.status).toBe(200)
  })

  it(`${hostile(38)} recorded by two at once keeps the first and shows the second both versions`, async () => {
    const { callback } = await team.finished()
    const { id, version } = callback.matter
    const both = await Promise.all([
      team.step(team.clerk, 'record', id, { ...content, version }),
      team.step(team.boss, 'record', id, { ...content, satisfaction: 'fair', version }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409)
    expect(lost?.body).toMatchObject({ code: 'matters.changed-meanwhile', facts: { theirs: { version: version + 1 } } })
    expect((await team.read(id)).callback.attempts).toHaveLength(1)
  })

  it('is not to be found from another community', async () => {
    const { callback } = await team.finished()
    const elsewhere = await testCommunity(team.centre.app.database)
    const stranger = await team.centre.colleague({ name: '外人', roles: ['manager'], communityId: elsewhere })
    const on = { communityId: elsewhere, matterId: callback.matter.id }
    expect((await team.centre.call(stranger, contract.readCallback, on as never)).status).toBe(404)
    const record = { ...on, version: 1, satisfaction: 'satisfied' }
    expect((await team.centre.call(stranger, contract.recordCallback, record as never)).status).toBe(404)
  })

  it('is found by number, by that of the repair, by house, opinion and satisfaction, and exported', async () => {
    const { centre, clerk } = team
    const { repairId, callback } = await team.finished()
    const { id, number } = callback.matter
    await team.step(clerk, 'record', id, { ...content, satisfaction: 'very-satisfied', opinion: '师傅很细心' })
    const found = async (asked: object) => (await team.list(asked)).rows.map((row: { id: string }) => row.id)
    expect(await found({ q: number })).toEqual([id])
    expect(await found({ q: (await repair(repairId)).matter.number })).toEqual([id])
    expect(await found({ q: '很细心' })).toEqual([id])
    expect(await found({ satisfaction: 'very-satisfied', status: 'closed', class: 'leak' })).toEqual([id])
    expect(await found({ q: '3-2-1501', recordedFrom: '2026-06-08', recordedTo: '2026-06-08' })).toContain(id)
    const first = await team.list({ limit: 2, sort: 'newest' })
    const second = await team.list({ limit: 2, sort: 'newest', after: first.next })
    expect(new Set([...first.rows, ...second.rows].map((row: { id: string }) => row.id)).size).toBe(4)
    const url = `/api/communities/${centre.communityId}/callbacks/export?status=closed`
    const file = await centre.app.http.inject({ method: 'GET', url, headers: { cookie: clerk.cookie } })
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

describe(`${clause('§12.3.5')} ${clause('§2.3')} ${clause('§3.7')} What a callback finds`, () => {
  it('opens the notice to the technician with the facts in it, and a clock of 24 hours to its issue', async () => {
    const { repairId, callback } = await team.finished()
    const problem = { wrong: '接头仍在渗水', demand: '重新更换并试水', deadline: '2026-06-10', rework: 'redo' }
    const recorded = await team.step(team.clerk, 'record', callback.matter.id, {
      satisfaction: 'dissatisfied',
      problem,
    })
    expect(recorded.status, JSON.stringify(recorded.body)).toBe(200)
    const { id } = recorded.body.callback.rectification
    const { communityId } = team.centre
    const notice = (
      await team.centre.call(team.boss, quality.readRectification, { communityId, matterId: id } as never)
    ).body
    expect(notice).toMatchObject({
      matter: {
        stateName: '待签发',
        dueName: '整改通知签发时限',
        place: { name: '3-2-1501' },
        assignee: { role: 'supervisor' },
      },
      notice: {
        subjectKind: 'repair',
        subjectMatterId: repairId,
        wrong: '接头仍在渗水',
        toName: '李师傅',
        deadline: '2026-06-10',
      },
    })
    const recordedAt = Date.parse(recorded.body.callback.recordedAt)
    expect(Date.parse(notice.matter.dueAt) - recordedAt).toBe(24 * 3_600_000)

    // Issued a day and a second later: late, and it stays so.
    team.at(new Date(recordedAt + 24 * 3_600_000 + 1000))
    const said = { wrong: problem.wrong, demand: problem.demand, to: { staffId: team.li.id }, deadline: '2026-06-10' }
    const issue = { communityId, matterId: id, version: 1, ...said }
    const issued = await team.centre.call(team.boss, quality.issueRectification, issue as never)
    expect(
      issued.body.matter.clocks.find((c: { name: string }) => c.name === '整改通知签发时限').breachedAt,
    ).not.toBeNull()
  })

  it('sends the repair back to work, and the loop closes with a callback of its own', async () => {
    const { repairId, callback } = await team.finished()
    const problem = { wrong: '接头仍在渗水', deadline: '2026-06-10', rework: 'redo' }
    await team.step(team.clerk, 'record', callback.matter.id, { satisfaction: 'fair', problem })
    expect((await repair(repairId)).matter).toMatchObject({ stateName: '待接单', assignee: { name: '李师傅' } })
    await team.centre.app.settle()
    await team.finish(repairId)
    const plans = await team.about(repairId)
    expect(plans.map(({ state }) => state)).toEqual(['recorded', 'planned'])
    const again = await team.step(team.clerk, 'record', plans[1]?.id ?? '', { ...content, closes: 'repair' })
    expect(again.status).toBe(200)
    expect((await repair(repairId)).matter.stateName).toBe('已关闭')
  })

  it('leaves nothing half done: where the repair cannot be redone, neither record nor notice is kept', async () => {
    const { callback, repairId } = await team.finished()
    const { id } = callback.matter
    await team.centre.query(`update matters.matter set state = 'waiting' where id = $1`, [repairId])
    const problem = { wrong: '没修好', deadline: '2026-06-10', rework: 'redo' }
    const refused = await team.step(team.clerk, 'record', id, { satisfaction: 'fair', problem })
    expect(refused).toMatchObject({ status: 409, body: { code: 'transition.not-permitted' } })
    expect((await team.read(id)).matter.stateName).toBe('待回访')
    const notices = await team.centre.query(`select from quality.rectification where source_id = $1`, [id])
    expect(notices).toEqual([])
    await team.centre.query(`update matters.matter set state = 'done' where id = $1`, [repairId])
  })
})
