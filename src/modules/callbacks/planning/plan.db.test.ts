import { describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { openTransaction } from '../../../platform/database/tx.ts'
import { testCommunity } from '../../access/testing/people.ts'
import { setClockRule } from '../../matters/contract.ts'
import { redoRepair } from '../../work-orders/contract.ts'
import * as contract from '../contract.ts'
import { testCallers } from '../testing/callers.ts'
import { planAfterIncident, planWhatIsFinished } from './plan-by-facts.ts'

const team = testCallers()

describe(`${clause('§12.3.4.2')} ${clause('§12.3.4.1')} A finished repair is called back`, () => {
  // 23:59:30 and 00:00:00 in Shanghai: half a minute apart, a whole day more to call.
  it.each([
    { category: 'safety', finished: '2026-06-08T15:59:30Z', due: '2026-06-10T16:00:00.000Z' },
    { category: 'safety', finished: '2026-06-08T16:00:00Z', due: '2026-06-11T16:00:00.000Z' },
    { category: 'leak', finished: '2026-06-08T15:59:30Z', due: '2026-06-11T16:00:00.000Z' },
    { category: 'leak', finished: '2026-06-08T16:00:00Z', due: '2026-06-12T16:00:00.000Z' },
    { category: 'doors-windows', finished: '2026-06-08T15:59:30Z', due: '2026-06-15T16:00:00.000Z' },
    { category: 'doors-windows', finished: '2026-06-08T16:00:00Z', due: '2026-06-16T16:00:00.000Z' },
  ])('by 24:00 of the day that $category asks for, finished at $finished', async ({ category, finished, due }) => {
    const { callback } = await team.finished({ category, at: finished })
    expect(callback.matter).toMatchObject({ stateName: '待回访', dueAt: due, place: { name: '3-2-1501' } })
    expect(callback.matter.assignee).toMatchObject({ role: 'clerk' })
  })

  it('is breached past midnight of the last day and not before', async () => {
    const { callback } = await team.finished({ category: 'leak' })
    const breached = async () => (await team.list({ q: callback.matter.number, breached: true })).rows.length
    team.at('2026-06-11T15:59:30Z')
    expect(await breached()).toBe(0)
    team.at('2026-06-11T16:00:01Z')
    expect(await breached()).toBe(1)
  })

  it('within the time that the manager has set for this community', async () => {
    const { communityId } = team.centre
    const policy = {
      target: { kind: 'end-of-day', days: 1 },
      pauses: { reasons: [], mostMinutes: null },
      extension: 'never',
    }
    const set = { communityId, rule: 'callback.leak', version: 0, policy }
    expect((await team.centre.call(team.manager, setClockRule, set as never)).status).toBe(200)
    const { callback } = await team.finished({ category: 'leak' })
    expect(callback.matter.dueAt).toBe('2026-06-09T16:00:00.000Z')
    await team.centre.call(team.manager, setClockRule, { ...set, version: 1, policy: null } as never)
  })

  it('once, however often and however much at once the same finish is told', async () => {
    const { repairId } = await team.finished()
    const { app, communityId } = team.centre
    const payload = { matterId: repairId, kind: 'repair', action: 'finish', from: 'on-site', to: 'done' }
    const tell = () =>
      app.database.run({ kind: 'community', communityId, write: true }, async (tx) =>
        planWhatIsFinished.run({
          ...{ tx, communityId, now: await app.database.now(tx), eventId: crypto.randomUUID(), payload },
          ...{ database: app.database, tell: () => undefined },
        }),
      )
    await team.centre.query(`delete from callbacks.callback where about_matter_id = $1`, [repairId])
    await team.centre.query(
      `update matters.matter set kind = 'gone' where title like '回访%' and house_id = $1 and state = 'planned'
      and not exists (select from callbacks.callback k where k.matter_id = matter.id)`,
      [team.houseId],
    )
    await Promise.all([tell(), tell(), tell(), tell()])
    await tell()
    expect(await team.about(repairId)).toHaveLength(1)
  })

  it('after the last finish: redone before the call, the first plan is taken back and the next finish brings its own', async () => {
    const { repairId, callback } = await team.finished({ category: 'leak' })
    team.at('2026-06-09T02:00:00Z')
    const { communityId } = team.centre
    const redo = { communityId, matterId: repairId, version: 5, to: { role: 'technician' }, reason: '还在漏' }
    expect((await team.centre.call(team.clerk, redoRepair, redo as never)).status).toBe(200)
    await team.centre.app.settle()
    expect((await team.read(callback.matter.id)).callback.endReason).toContain('返回处理')
    expect((await team.about(repairId)).map(({ state }) => state)).toEqual(['cancelled'])

    team.at('2026-06-10T02:00:00Z')
    await team.finish(repairId)
    const plans = await team.about(repairId)
    expect(plans.map(({ state }) => state)).toEqual(['cancelled', 'planned'])
    expect(plans[1]?.due_at).toEqual(new Date('2026-06-13T16:00:00Z'))
  })

  it('without fail where it is a safety facility or a leak, by the share that the manager sets where it is another', async () => {
    const { communityId } = team.centre
    const shares = { otherPercent: 0, incidentPercent: 100, unreachedAfter: 3, samplePercent: 10, sampleLeast: 5 }
    const set = (version: number, more: object) =>
      team.centre.call(team.manager, contract.setCallbackSetting, { communityId, version, ...shares, ...more } as never)
    expect(await set(0, {})).toMatchObject({ status: 200, body: { version: 1, changedBy: '钱经理' } })
    expect((await team.finished({ category: 'doors-windows' })).callback).toBeUndefined()
    expect((await team.finished({ category: 'leak' })).callback.callback.class).toBe('leak')
    expect((await team.finished({ category: 'safety' })).callback.callback.class).toBe('safety')
    const late = await set(0, { otherPercent: 50 })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'callbacks.setting-changed', facts: { theirs: { version: 1 } } },
    })
    expect(await set(1, { otherPercent: 100 })).toMatchObject({ status: 200 })
    const denied = { communityId, version: 2, ...shares }
    expect((await team.centre.call(team.boss, contract.setCallbackSetting, denied as never)).status).toBe(403)
  })

  it('at the phone of whoever reported it, and else at that of a holder of the house', async () => {
    const { communityId } = team.centre
    const houseId = await team.centre.house({ spelling: '5-1-302' })
    await team.centre.query(
      `with p as (insert into households.party (community_id, kind, name, created_at) values ($1, 'person', '王五', now()) returning id),
        f as (insert into households.party_phone (community_id, party_id, number, digits)
          select $1, id, '139 1111 2222', '13911112222' from p returning party_id),
        t as (insert into households.title (community_id, house_id, during, form, manner, recorded_at)
          values ($1, $2, '[2020-01-01,)', 'sole', 'resale', now()) returning id)
       insert into households.title_holder (community_id, title_id, party_id) select $1, t.id, p.id from t, p`,
      [communityId, houseId],
    )
    const place = { kind: 'house', id: houseId }
    const { callback } = await team.finished({ extra: { place, callerName: '', callerPhone: '' } })
    expect(callback.matter).toMatchObject({ callerName: '王五', callerPhone: '139 1111 2222' })
  })
})

describe('A mass outage that is over', () => {
  /** An incident about which so many households rang, some of them twice. */
  const incident = async (communityId: CommunityId, households: number): Promise<string> => {
    const [row] = await team.centre.query<{ id: string }>(
      `with b as (insert into estate.building (community_id, code, sort_key) values ($1, $3, $3) returning id),
        h as (insert into estate.house (community_id, building_id, number, spelling, sort_key)
          select $1, b.id, n::text, $3 || '-' || n, $3 || '-' || n from b, generate_series(1, $2) n returning id),
        m as (insert into matters.matter (community_id, kind, number, state, title, channel, opened_at, closed_at)
          values ($1, 'incident', $3, 'closed', '三栋停电', 'staff', now(), now()) returning id),
        e as (insert into matters.entry (community_id, matter_id, at, kind, action, from_state, to_state, matter_version)
          select $1, m.id, '2026-06-08T01:00:00Z', 'moved', 'close', 'open', 'closed', 2 from m),
        c as (insert into desk.call (community_id, id, started_at, phone, phone_digits, caller_name, house_id, content, outcome, matter_id, taken_by, recorded_at)
          select $1, gen_random_uuid(), now() - interval '1 hour' * again, '13800005678', '13800005678', '来电 ' || again, h.id, '没电', 'other', m.id, $4, now()
          from h, m, generate_series(1, 2) again where again = 1 or random() < 0.3)
       select id from m`,
      [communityId, households, `X${households}`, team.clerk.id],
    )
    return row?.id ?? ''
  }

  const tell = async (communityId: CommunityId, matterId: string): Promise<number> => {
    const { database } = team.centre.app
    const reach = { kind: 'community', communityId, write: true } as const
    const { transaction } = await openTransaction(database.app, reach)
    const { tx } = transaction
    const on = { tx, communityId, now: await database.now(tx), eventId: crypto.randomUUID(), payload: { matterId } }
    await planAfterIncident.run({ ...on, database, tell: () => undefined })
    const trips = transaction.roundTrips()
    await transaction.commit()
    return trips
  }

  it('is called back to each household that rang, once, with the same few statements for five and for five hundred', async () => {
    const communityId = await testCommunity(team.centre.app.database)
    const few = await tell(communityId, await incident(communityId, 5))
    const large = await incident(communityId, 500)
    const many = await tell(communityId, large)
    expect(many).toBe(few)
    const planned = await team.about(large)
    expect(planned).toHaveLength(500)
    expect(new Set(planned.map(({ number }) => number)).size).toBe(500)
    expect(planned.every(({ due_at }) => due_at.toISOString() === '2026-06-15T16:00:00.000Z')).toBe(true)
    // The same fact again plans nothing more.
    await tell(communityId, large)
    expect(await team.about(large)).toHaveLength(500)
  })
})
