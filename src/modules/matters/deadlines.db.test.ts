import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import * as contract from './contract.ts'
import { testTeam } from './testing/team.ts'
import { writeBreaches } from './write-breaches.ts'

const team = testTeam()

describe('A deadline that passes', () => {
  const breach = () => writeBreaches.run({ database: team.centre.app.database, payload: {}, log: () => {} })

  it('is written once, into the clock, the timeline and as a fact, however often the job runs', async () => {
    const { id } = await team.task({ dueOn: '2026-06-08' })
    await breach()
    team.centre.clock.offset += 3 * 86_400_000
    await breach()
    await breach()
    const { body } = await team.centre.call(team.boss, contract.readMatter, team.on(id))
    expect(body.clocks.slice(0, 1)).toMatchObject([{ name: '完成期限', breachedAt: '2026-06-08T16:00:00.000Z' }])
    expect(body.timeline.filter((e: { kind: string }) => e.kind === 'breach')).toMatchObject([
      { title: '超时', author: '系统', body: '完成期限已超' },
    ])
    expect(await team.list({ breached: 'true', q: '清理车棚' })).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ id })]),
    })
    await team.centre.call(team.cleaner, contract.acceptTask, team.on(id))
    const late = await team.centre.call(team.cleaner, contract.finishTask, team.on(id, { result: '晚了' }))
    expect(late.body.clocks.slice(0, 1)).toMatchObject([
      { name: '完成期限', breachedAt: '2026-06-08T16:00:00.000Z', metAt: expect.any(String) },
    ])
  })

  it('is written by the step that comes too late, where the job did not run', async () => {
    const { id } = await team.task({ dueOn: '2026-06-08' })
    team.centre.clock.offset += 86_400_000
    await team.centre.call(team.cleaner, contract.acceptTask, team.on(id))
    const { body } = await team.centre.call(team.cleaner, contract.finishTask, team.on(id, { result: '晚了一天' }))
    expect(body.clocks.slice(0, 1)).toMatchObject([{ name: '完成期限', breachedAt: '2026-06-08T16:00:00.000Z' }])
  })

  it(`${hostile(20)} stays where it is when the server's clock jumps back, and the timeline keeps its order`, async () => {
    const { id, dueAt } = await team.task()
    team.centre.clock.offset -= 3_600_000
    const accepted = await team.centre.call(team.cleaner, contract.acceptTask, team.on(id))
    expect(accepted.body.dueAt).toBe(dueAt)
    team.centre.clock.offset -= 3_600_000
    const { body } = await team.centre.call(team.cleaner, contract.finishTask, team.on(id, { result: '好' }))
    expect(body.clocks.slice(0, 1)).toMatchObject([{ name: '完成期限', breachedAt: null, metAt: expect.any(String) }])
    expect(body.timeline.map((e: { title: string }) => e.title)).toEqual(['办结', '接收', '登记'])
  })
})

describe(`${hostile(18)} The day of a number and of a deadline`, () => {
  it('is the day in Shanghai: 16:00 UTC on 31 March is 1 April', async () => {
    team.at(new Date('2028-03-31T16:00:00Z'))
    const { number, dueAt } = await team.task({ dueOn: '2028-04-01' })
    expect(number).toBe('RW20280401-0001')
    expect(dueAt).toBe('2028-04-01T16:00:00.000Z')
    const late = await team.centre.call(team.boss, contract.createTask, {
      communityId: team.centre.communityId,
      title: '昨天',
      to: { staffId: team.cleaner.id },
      dueOn: '2028-03-31',
    } as never)
    expect(late.body.code).toBe('matters.due-in-the-past')
  })
})
