import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import type { ClockPolicy } from '../../kernel/clock-policy.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testCommunity } from '../access/testing/people.ts'
import { clockRule } from './clock-rule.ts'
import { clocksToStart } from './clocks-to-start.ts'
import * as contract from './contract.ts'
import type { TestColleague } from './testing/centre.ts'
import { testTeam } from './testing/team.ts'

const rule = clockRule({
  id: 'trial.handled',
  name: '处理时限',
  clause: '§10.3',
  counts: '登记 → 记录结果',
  target: { kind: 'natural-time', minutes: 1440 },
  pauses: ['等待业主'],
  extension: 'once',
})

const hours = (n: number): ClockPolicy => ({ ...rule.policy, target: { kind: 'natural-time', minutes: n * 60 } })

const team = testTeam()

const manager = () => team.centre.colleague({ name: '钱经理', roles: ['manager'] })

const set = (who: TestColleague, version: number, policy: ClockPolicy | null, communityId = team.centre.communityId) =>
  team.centre.call(who, contract.setClockRule, { communityId, rule: rule.id, version, policy } as never)

const inForce = (communityId: CommunityId = team.centre.communityId) =>
  team.centre.app.database.run({ kind: 'community', communityId, write: false }, (tx) =>
    clocksToStart({ tx, communityId }, [rule]),
  )

const shown = async (who: TestColleague) => {
  const { communityId } = team.centre
  const { body } = await team.centre.call(who, contract.listClockRules, { communityId } as never)
  return body.rules.find((one: { rule: string }) => one.rule === rule.id)
}

describe('A deadline of the trade', () => {
  it('holds at its default until a manager tightens it, and at its default again afterwards; each change is in the audit', async () => {
    const who = await manager()
    expect(await shown(who)).toMatchObject({ own: null, version: 0, default: rule.policy, clause: '§10.3' })
    expect(await inForce()).toEqual([{ rule: rule.id, name: '处理时限', policy: rule.policy }])

    expect(await set(who, 0, hours(12))).toMatchObject({ status: 200, body: { version: 1, changedBy: '钱经理' } })
    expect(await inForce()).toMatchObject([{ policy: hours(12) }])
    expect(await set(who, 1, null)).toMatchObject({ status: 200, body: { own: null, version: 2 } })
    expect(await inForce()).toMatchObject([{ policy: rule.policy }])

    const audited = await team.centre.query(
      `select act, fields from platform.audit_entry where actor_id = $1 order by at`,
      [who.id],
    )
    expect(audited).toEqual([
      { act: '修改时限', fields: [rule.id] },
      { act: '修改时限', fields: [rule.id] },
    ])
  })

  it(`${hostile(38)} changed by two managers at once keeps the first and shows the second both versions`, async () => {
    const [one, other] = [await manager(), await manager()]
    const { version } = await shown(one)
    const answers = await Promise.all([set(one, version, hours(6)), set(other, version, hours(8))])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(late?.body).toMatchObject({
      code: 'matters.clock-rule-changed',
      facts: { theirs: { version: version + 1 } },
    })
    // A default taken up again is a change too: an older screen does not overwrite it.
    await set(one, version + 1, null)
    expect(await set(other, version + 1, hours(9))).toMatchObject({ status: 409 })
    expect(await set(other, 0, hours(9))).toMatchObject({ status: 409 })
  })

  it('is not given more reasons to stand still than it has', async () => {
    const who = await manager()
    const { version } = await shown(who)
    const answer = await set(who, version, { ...rule.policy, pauses: { reasons: ['忘了'], mostMinutes: null } })
    expect(answer).toMatchObject({ status: 422, body: { code: 'matters.clock-rule-out-of-bounds' } })
    expect(answer.body.detail).toBe('“处理时限”不能因“忘了”暂停，请改回后再保存。')
  })

  it('is set by the manager alone, and for the own community alone', async () => {
    expect(await set(team.boss, 0, hours(1))).toMatchObject({ status: 403 })
    expect(await set(team.clerk, 0, hours(1))).toMatchObject({ status: 403 })
    const elsewhere = await testCommunity(team.centre.app.database)
    expect(await set(await manager(), 0, hours(1), elsewhere)).toMatchObject({ status: 404 })
    expect(await inForce(elsewhere)).toMatchObject([{ policy: rule.policy }])
  })
})
