import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { announceLive } from '../../platform/live/announce.ts'
import { livePage } from '../../platform/testing/live-page.ts'
import { testCommunity } from '../access/testing/people.ts'
import * as contract from './contract.ts'
import type { TestColleague } from './testing/centre.ts'
import { testTeam } from './testing/team.ts'

const team = testTeam()
let url = ''

beforeAll(async () => {
  await team.centre.app.http.listen({ port: 0 })
  url = `http://127.0.0.1:${(team.centre.app.http.server.address() as AddressInfo).port}`
})

const page = (who: TestColleague, communityId: string = team.centre.communityId) =>
  livePage({ url, cookie: who.cookie, communityId })

describe('An open page', () => {
  it('hears within a second what was committed in its community, by name only, and nothing of what was not', async () => {
    const elsewhere = await testCommunity(team.centre.app.database)
    const stranger = await team.centre.colleague({ name: '外区', roles: ['clerk'], communityId: elsewhere })
    const [boss, cleaner, other] = [await page(team.boss), await page(team.cleaner), await page(stranger, elsewhere)]
    expect(boss).toMatchObject({ status: 200, type: 'text/event-stream; charset=utf-8' })
    await team.task()
    await expect.poll(() => boss.heard, { timeout: 1_000 }).toEqual([{ names: ['matters.opened'], payload: {} }])
    await expect.poll(() => cleaner.heard.length, { timeout: 1_000 }).toBe(1)
    const refused = await team.centre.call(team.boss, contract.createTask, {
      communityId: team.centre.communityId,
      title: '昨天',
      to: { staffId: team.cleaner.id },
      dueOn: '2026-06-07',
    } as never)
    expect(refused.status).toBe(422)
    const { communityId } = team.centre
    await team.centre.app.database.run({ kind: 'community', communityId, write: true }, (tx) =>
      announceLive(tx, { communityId, names: ['call'], to: team.boss.id, payload: { callId: '7' } }),
    )
    await expect
      .poll(() => boss.heard.slice(1), { timeout: 1_000 })
      .toEqual([{ names: ['call'], payload: { callId: '7' } }])
    expect(cleaner.heard).toHaveLength(1)
    expect(other.heard).toEqual([])
    for (const one of [boss, cleaner, other]) one.leave()
  })

  it(`${hostile(32)} is refused to strangers and in communities of others`, async () => {
    const elsewhere = await testCommunity(team.centre.app.database)
    expect((await page(team.boss, elsewhere)).status).toBe(404)
    expect((await page({ ...team.boss, cookie: '' })).status).toBe(401)
  })
})
