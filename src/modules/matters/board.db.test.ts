import { beforeAll, describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { testCommunity } from '../access/testing/people.ts'
import { changeHouse, showHouse } from '../estate/contract.ts'
import * as contract from './contract.ts'
import { MONDAY_MORNING, testTeam } from './testing/team.ts'
import { openTrial } from './testing/trial-matter.ts'

const team = testTeam()

const board = async (asked: object = {}, who = team.boss) =>
  (await team.centre.call(who, contract.readBoard, { communityId: team.centre.communityId, ...asked } as never)).body

type Column = { id: string; name: string; count: number; rows: { title: string }[] }

const inWords = ({ columns }: { columns: Column[] }) =>
  Object.fromEntries(columns.map(({ name, count, rows }) => [name, [count, ...rows.map(({ title }) => title)]]))

/** Puts the deadline of a matter so many minutes from now, as if its clock said so. */
const due = async (title: string, minutes: number | null, o: object = {}) => {
  const { id } = await team.task({ title, ...o })
  const at = minutes === null ? 'infinity' : new Date(MONDAY_MORNING.getTime() + minutes * 60_000).toISOString()
  await team.centre.query('update matters.matter set due_at = $2 where id = $1', [id, at])
  await team.centre.query(
    `update matters.clock set due_at = $2::timestamptz, ended_at = case when $2::timestamptz = 'infinity' then started_at end
     where matter_id = $1 and not for_acceptance`,
    [id, at],
  )
  return id as string
}

describe(`${clause('§2.1')} The board`, () => {
  let house = ''
  let lift = ''
  let building = ''
  let zone = ''

  beforeAll(async () => {
    team.at(MONDAY_MORNING)
    const { communityId } = team.centre
    house = await team.centre.house({ spelling: '7-1-501' })
    const one = async (text: string, values: unknown[] = []) =>
      (await team.centre.query<{ id: string }>(text, [communityId, ...values]))[0]?.id ?? ''
    zone = await one(`insert into estate.zone (community_id, name) values ($1, '东区') returning id`)
    building = await one(
      `update estate.building set zone_id = $2 where community_id = $1 and code = '7' returning id`,
      [zone],
    )
    lift = await one(
      `insert into estate.facility (community_id, name, building_id, kind) values ($1, '7栋1号梯', $2, 'lift') returning id`,
      [building],
    )
    await due('早就该办', -2880, { place: { kind: 'house', id: house } })
    await due('刚刚过', -1)
    await due('马上到', 30, { place: { kind: 'facility', id: lift }, priority: 'urgent' })
    await due('下午办', 300, { to: { role: 'guard' } })
    await due('过几天', 4000)
    await due('没有期限', null)
  })

  it('has a column for each way a clock stands, with its count and the most urgent first', async () => {
    expect(inWords(await board({ kind: 'task' }))).toEqual({
      已超时: [2, '早就该办', '刚刚过'],
      一小时内: [1, '马上到'],
      今天: [1, '下午办'],
      以后: [1, '过几天'],
      不计时: [1, '没有期限'],
    })
    expect(inWords(await board({ kind: 'task', limit: 1 }))['已超时']).toEqual([2, '早就该办'])
  })

  it('has the states of one kind in the order of its process, and asks for the kind', async () => {
    const first = await openTrial(team.centre, { staffId: team.cleaner.id })
    await openTrial(team.centre, { staffId: team.cleaner.id })
    await team.centre.query(
      `with taken as (update matters.matter set state = 'taken', version = 2 where id = $1 returning *)
       insert into matters.entry (community_id, matter_id, at, kind, to_state, matter_version)
       select community_id, id, opened_at, 'moved', state, version from taken`,
      [first],
    )
    const { columns } = await board({ kind: 'trial', by: 'state' })
    expect(columns.map((column: Column) => [column.id, column.name, column.count])).toEqual([
      ['open', '待办', 1],
      ['taken', '在办', 1],
    ])
    expect(await board({ by: 'state' })).toMatchObject({
      code: 'matters.board-needs-kind',
      detail: '按状态看板要先选一种类型，例如报修或投诉；不选类型时请按时限看。',
    })
    expect((await board({ kind: 'trial', by: 'state', state: 'closed' })).columns).toEqual([])
  })

  it('keeps to the filters of the list: place, zone, person, role, nobody, urgency, way of the clock', async () => {
    const titles = async (asked: object, who = team.boss) => {
      const columns: Column[] = (await board({ kind: 'task', ...asked }, who)).columns
      const listed = await team.centre.call(who, contract.listMatters, {
        communityId: team.centre.communityId,
        kind: 'task',
        ...asked,
      } as never)
      const onBoard = columns.flatMap(({ rows }) => rows.map(({ title }) => title))
      expect(listed.body.rows.map(({ title }: { title: string }) => title)).toEqual(onBoard)
      expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(onBoard.length)
      return onBoard
    }
    expect(await titles({ buildingId: building })).toEqual(['早就该办', '马上到'])
    expect(await titles({ zoneId: zone })).toEqual(['早就该办', '马上到'])
    expect(await titles({ priority: 'urgent' })).toEqual(['马上到'])
    expect(await titles({ due: 'today' })).toEqual(['下午办'])
    expect(await titles({ due: 'none' })).toEqual(['没有期限'])
    expect(await titles({ assignee: 'role:guard' })).toEqual(['下午办'])
    expect(await titles({ assignee: `staff:${team.cleaner.id}`, due: 'later' })).toEqual(['过几天'])
    expect(await titles({ assignee: 'me' })).toEqual([])
    expect(await titles({ assignee: 'me' }, team.cleaner)).toHaveLength(5)
    await team.centre.query(
      `update matters.matter set assignee_staff_id = null, assigned_at = null where title = '过几天'`,
    )
    expect(await titles({ assignee: 'nobody' })).toEqual(['过几天'])
    expect(await titles({ openedFrom: '2026-06-09' })).toEqual([])
  })

  it('finds a matter in the building in which its house was corrected to stand', async () => {
    const { communityId, app } = team.centre
    const manager = await team.centre.colleague({ name: '钱经理', roles: ['manager'] })
    const other = await team.centre.house({ spelling: '8-1-101' })
    const on = { communityId, houseId: house }
    const { body: before } = await team.centre.call(manager, showHouse, on as never)
    const { body: there } = await team.centre.call(manager, showHouse, { communityId, houseId: other } as never)
    const fields = Object.keys(changeHouse.body.shape).map((name) => [name, before[name]])
    const facts = { ...Object.fromEntries(fields), buildingId: there.buildingId }
    const moved = await team.centre.call(manager, changeHouse, { ...on, ...facts } as never)
    expect([moved.status, moved.body]).toMatchObject([200, { spelling: '8-501' }])
    await app.settle()
    expect(inWords(await board({ buildingId: there.buildingId }))['已超时']).toEqual([1, '早就该办'])
  })

  it('knows nothing of another community', async () => {
    const elsewhere = await testCommunity(team.centre.app.database)
    const answer = await team.centre.call(team.boss, contract.readBoard, { communityId: elsewhere } as never)
    expect(answer.status).toBe(404)
  })

  it('is read with three statements, session included', async () => {
    const { communityId, app } = team.centre
    const answer = await app.http.inject({
      url: `/api/communities/${communityId}/matters-board`,
      headers: { cookie: team.boss.cookie },
    })
    expect(answer.headers['server-timing']).toMatch(/"[123] round trips/)
  })
})
