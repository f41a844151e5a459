import { expect, it } from 'vitest'
import * as contract from './contract.ts'
import { testTeam } from './testing/team.ts'

const team = testTeam()

const byClock = async (assignee: string) => {
  const { communityId } = team.centre
  const { body } = await team.centre.call(team.boss, contract.readBoard, {
    communityId,
    assignee,
    by: 'clock',
    limit: 6,
  })
  const columns = body.columns as { id: string; count: number; rows: { title: string }[] }[]
  return Object.fromEntries(
    columns
      .filter(({ count }) => count > 0)
      .map(({ id, count, rows }) => [id, [count, ...rows.map(({ title }) => title).sort()]]),
  )
}

it('Today shows what lies with me or with my role, and apart from it what lies with all others or nobody, by their clocks', async () => {
  const me = { staffId: team.boss.id }
  await team.task({ title: '今天我的', to: me, dueOn: '2026-06-08' })
  await team.task({ title: '今天岗位的', to: { role: 'supervisor' }, dueOn: '2026-06-08' })
  await team.task({ title: '明天我的', to: me, dueOn: '2026-06-09' })
  await team.task({ title: '今天别人的', dueOn: '2026-06-08' })
  await team.task({ title: '别的岗位的', to: { role: 'patroller' }, dueOn: '2026-06-08' })
  expect(await byClock('me')).toEqual({ today: [2, '今天岗位的', '今天我的'], later: [1, '明天我的'] })
  expect(await byClock('others')).toEqual({ today: [2, '今天别人的', '别的岗位的'] })
  team.at(new Date('2026-06-08T15:30:00Z'))
  expect(await byClock('others')).toEqual({ hour: [2, '今天别人的', '别的岗位的'] })
  team.at(new Date('2026-06-08T16:00:01Z'))
  expect(await byClock('others')).toEqual({ overdue: [2, '今天别人的', '别的岗位的'] })
  expect(await byClock('me')).toMatchObject({ overdue: [2, '今天岗位的', '今天我的'], today: [1, '明天我的'] })
})

it('A section of Today is two statements behind the question who is asking', async () => {
  const answer = await team.centre.app.http.inject({
    url: `/api/communities/${team.centre.communityId}/matters-board?assignee=others&by=clock&limit=6`,
    headers: { cookie: team.boss.cookie },
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['server-timing']).toContain('"3 round trips"')
})
