import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { readWorkbook } from '../../../platform/sheets/index.ts'
import { testCommunity } from '../../access/testing/people.ts'
import * as contract from '../contract.ts'
import { testCallers } from '../testing/callers.ts'
import { drawMonthlySamples } from './draw-sample.ts'

const team = testCallers()
const month = '2026-06'

const draw = (who = team.manager) =>
  team.centre.call(who, contract.drawSample, { communityId: team.centre.communityId, month } as never)

const check = (who: typeof team.manager, matterId: string, body: object) => {
  const on = { communityId: team.centre.communityId, month, matterId, itemVersion: 1 }
  return team.centre.call(who, contract.checkSampled, { ...on, verdict: 'agrees', ...body } as never)
}

/** A callback recorded in June by somebody. */
const recorded = async (category: string, who = team.clerk): Promise<string> => {
  const { callback } = await team.finished({ category })
  const { status } = await team.step(who, 'record', callback.matter.id, { satisfaction: 'satisfied' })
  expect(status).toBe(200)
  return callback.matter.id
}

describe(`${clause('§12.3.4.1')} The monthly sample`, () => {
  let ids: string[] = []

  it('is not drawn before the month is over, nor where nothing was recorded', async () => {
    expect(await draw()).toMatchObject({ status: 422, body: { code: 'callbacks.month-not-over' } })
    team.at('2026-07-01T02:00:00Z')
    expect(await draw()).toMatchObject({ status: 409, body: { code: 'callbacks.nothing-to-sample' } })
    expect((await draw(team.boss)).status).toBe(403)
  })

  it('is drawn by itself on the first of the month, once, with its seed, and anyone can draw it again', async () => {
    ids = [await recorded('safety', team.manager), await recorded('leak')]
    for (const _ of [1, 2, 3, 4, 5, 6]) ids.push(await recorded('doors-windows'))
    // Recorded a second after June is over: the next month's.
    team.at('2026-06-30T16:00:01Z')
    const july = await recorded('leak')
    team.at('2026-06-30T17:00:00Z')
    const { database } = team.centre.app
    const run = () => drawMonthlySamples.run({ database, payload: {}, log: () => undefined })
    await Promise.all([run(), run()])
    await run()
    const { communityId } = team.centre
    const { body: list } = await team.centre.call(team.manager, contract.listSamples, { communityId } as never)
    expect(list).toMatchObject({
      samples: [{ month, pool: 8, size: 5, checked: 0, drawnBy: '系统' }],
      due: { drawn: true },
    })

    const { body: sample } = await team.centre.call(team.manager, contract.readSample, { communityId, month } as never)
    const numbers = await team.centre.query<{ id: string; number: string }>(
      `select id, number from matters.matter where id = any($1)`,
      [ids],
    )
    const keys = new Map(
      numbers.map(({ id, number }) => [createHash('sha256').update(`${sample.seed}:${number}`).digest('hex'), id]),
    )
    const items: { id: string; drawKey: string; must: boolean; class: string }[] = sample.items
    expect(items.map(({ id }) => id)).not.toContain(july)
    for (const { id, drawKey } of items) expect(keys.get(drawKey)).toBe(id)
    expect(
      items
        .filter(({ must }) => must)
        .map((item) => item.class)
        .sort(),
    ).toEqual(['leak', 'safety'])
    // The three that fill it up are the smallest keys of what is left.
    const must = new Set(items.filter((item) => item.must).map(({ id }) => id))
    const smallest = [...keys]
      .sort()
      .map(([, id]) => id)
      .filter((id) => !must.has(id))
    expect(new Set(items.filter((item) => !item.must).map(({ id }) => id))).toEqual(new Set(smallest.slice(0, 3)))
    // Drawn once, it stays: asking again shows the same.
    team.at('2026-07-01T03:00:00Z')
    expect((await draw()).body.seed).toBe(sample.seed)
  })

  it('is checked by a second call against the first, by somebody else than who made that', async () => {
    team.at('2026-07-02T02:00:00Z')
    const { communityId } = team.centre
    const [safety = '', leak = ''] = ids
    const own = await check(team.manager, safety, {})
    expect(own).toMatchObject({ status: 409, body: { code: 'callbacks.own-callback' } })
    const agrees = await check(team.manager, leak, { satisfaction: 'satisfied', note: '再次确认' })
    expect(agrees.body).toMatchObject({ checked: 1, agrees: 1 })
    const silent = await check(team.manager, leak, { itemVersion: 2, verdict: 'differs' })
    expect(silent).toMatchObject({ status: 422, body: { code: 'callbacks.differs-missing' } })
    const colleague = await team.centre.colleague({ name: '孙经理', roles: ['manager'] })
    const rectification = { wrong: '记录与住户所说不符', to: { staffId: team.li.id }, deadline: '2026-07-05' }
    const differs = { verdict: 'differs', satisfaction: 'dissatisfied', differs: '住户说没人回访过', rectification }
    const found = await check(colleague, safety, differs)
    expect(found.body).toMatchObject({ checked: 2, agrees: 1, differs: 1 })
    const item = found.body.items.find(({ id }: { id: string }) => id === safety)
    expect(item).toMatchObject({ verdict: 'differs', secondSatisfaction: 'dissatisfied', checkedBy: '孙经理' })
    expect(item.secondRectification.number).toMatch(/^ZG/)
    // The phone is whole for whoever still has to call, masked for all others and once it is done.
    expect(item.phone).toBe('138****5678')
    const waiting = found.body.items.find((one: { verdict: string | null }) => one.verdict === null)
    expect(waiting.phone).toBe('13800005678')
    const { body: seen } = await team.centre.call(team.boss, contract.readSample, { communityId, month } as never)
    expect(seen.items.every((one: { phone: string }) => one.phone.includes('*'))).toBe(true)
  })

  it('is exported with the whole pool and the key of each', async () => {
    const url = `/api/communities/${team.centre.communityId}/callback-samples/${month}/register`
    const file = await team.centre.app.http.inject({ method: 'GET', url, headers: { cookie: team.boss.cookie } })
    expect(file.statusCode).toBe(200)
    const first = await (await readWorkbook(file.rawPayload)).rows().next()
    expect(first.value?.cells.map(({ text }) => text)).toContain('整改通知')
  })

  it('leaves as the list stands on the screen, searched and ordered, with masked phones', async () => {
    const asked = new URLSearchParams({ q: '孙经理', sort: '-position', columns: 'number,verdict,differs' })
    const url = `/api/communities/${team.centre.communityId}/callback-samples/${month}/export?${asked}`
    const file = await team.centre.app.http.inject({ method: 'GET', url, headers: { cookie: team.boss.cookie } })
    expect(file.statusCode, file.body).toBe(200)
    const rows: string[][] = []
    for await (const row of (await readWorkbook(file.rawPayload)).rows()) rows.push(row.cells.map(({ text }) => text))
    expect(rows).toEqual([
      ['回访编号', '对照', '不一致之处'],
      [expect.stringMatching(/^HF/), '不一致', '住户说没人回访过'],
    ])
  })

  it(`${hostile(38)} checked by two at once keeps the first and shows the second both`, async () => {
    team.at('2026-07-02T02:00:00Z')
    const { communityId } = team.centre
    const { body } = await team.centre.call(team.manager, contract.readSample, { communityId, month } as never)
    const waiting = body.items.find((one: { verdict: string | null }) => one.verdict === null)
    const colleague = await team.centre.colleague({ name: '周经理', roles: ['manager'] })
    const both = await Promise.all([
      check(team.manager, waiting.id, { verdict: 'agrees' }),
      check(colleague, waiting.id, { verdict: 'unreached' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409)
    expect(lost?.body).toMatchObject({ code: 'callbacks.item-changed', facts: { theirs: { itemVersion: 2 } } })
  })

  it('is not to be found from another community', async () => {
    const elsewhere = await testCommunity(team.centre.app.database)
    const stranger = await team.centre.colleague({ name: '外人', roles: ['manager'], communityId: elsewhere })
    const read = await team.centre.call(stranger, contract.readSample, { communityId: elsewhere, month } as never)
    expect(read).toMatchObject({ status: 404, body: { code: 'callbacks.no-such-sample' } })
  })
})
