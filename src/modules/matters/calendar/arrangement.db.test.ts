import { beforeAll, describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import { testSession, testStaff } from '../../access/testing/people.ts'
import * as contract from '../contract.ts'
import type { TestColleague } from '../testing/centre.ts'
import { testTeam } from '../testing/team.ts'
import { readArrangement } from './arrangement.rules.ts'

const team = testTeam()
let manager: TestColleague
let administrator: TestColleague

beforeAll(async () => {
  const { centre } = team
  manager = await centre.colleague({ name: '钱经理', roles: ['manager'] })
  const { id } = await testStaff(centre.app.database, { name: '管理员', companyRoles: ['administrator'] })
  administrator = { id, name: '管理员', ...(await testSession(centre.app.database, id)) }
})

const read = async (year: number, who = manager) =>
  team.centre.call(who, contract.readYearArrangement, { communityId: team.centre.communityId, year })
const save = (year: number, body: object, who = manager) =>
  team.centre.call(who, contract.setYearArrangement, { communityId: team.centre.communityId, year, ...body } as never)
const state = async () =>
  (await team.centre.call(manager, contract.readArrangementState, { communityId: team.centre.communityId })).body
const daysOf = (text: string, year = 2027) => readArrangement(text, year).days

const NOTICE = `一、元旦：2026年12月31日（周四）至1月2日（周六）放假调休，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。`

describe(`${clause('§12.3.2')} The holiday arrangement`, () => {
  it('of the year that runs is there from the beginning, and Today warns sixty days before it ends', async () => {
    const { body } = await read(2026)
    expect(body).toMatchObject({
      year: 2026,
      version: 0,
      coveredFrom: '2004-01-01',
      coveredTo: '2026-12-31',
      changes: [],
    })
    expect(body.days).toContainEqual({ day: '2026-02-14', workingDay: true, name: '春节调休' })
    team.at(new Date('2026-11-01T15:59:00Z'))
    expect(await state()).toMatchObject({ endsSoon: false })
    team.at(new Date('2026-11-01T16:00:00Z'))
    expect(await state()).toEqual({ coveredTo: '2026-12-31', endsSoon: true, nextYear: 2027, assumed: 0 })
  })

  it('is read by the supervisor, kept by manager and administrator, and by nobody else', async () => {
    expect((await read(2026, team.boss)).status).toBe(200)
    expect((await read(2026, team.clerk)).status).toBe(403)
    expect((await save(2027, { version: 0, days: daysOf(NOTICE) }, team.boss)).status).toBe(403)
  })

  it('of next year is taken in at once, with the December before; what it does not fit is refused and nothing is written', async () => {
    const refusals = [
      await save(2028, { version: 0, days: daysOf('元旦 2028-01-01 休', 2028) }),
      await save(2027, { version: 0, days: [] }),
      await save(2027, { version: 0, days: [{ day: '2027-02-15', workingDay: true, name: '春节调休' }] }),
      await save(2027, { version: 0, days: [{ day: '2027-02-14', workingDay: true, name: '春节' }] }),
      await save(2027, { version: 0, days: [...daysOf(NOTICE), ...daysOf(NOTICE)] }),
      await save(2026, {
        version: 0,
        days: (await read(2026)).body.days.filter(({ day }: { day: string }) => day >= '2026'),
      }),
    ]
    expect(refusals.map(({ status, body }) => `${status} ${body.code} ${body.title}`)).toEqual([
      '409 matters.arrangement-gap 请先录入 2027 年的放假安排，再录 2028 年。',
      '422 platform.invalid-input 填写的内容有误，请按提示修改后再提交。',
      '422 matters.arrangement-unfit 2027年2月15日是周一，本来就上班，请核对。没有保存，请改正后再试。',
      '422 matters.arrangement-unfit “春节”不能作节日名称；补班的名称以“调休”结尾，如“春节调休”。没有保存，请改正后再试。',
      '422 matters.arrangement-unfit 2026-12-31 写了两次。没有保存，请改正后再试。',
      '409 matters.arrangement-same 与现有的 2026 年安排相同，不用再保存。',
    ])
    expect((await read(2027)).body).toMatchObject({ version: 0, coveredTo: '2026-12-31', changes: [] })

    const { status, body } = await save(2027, { version: 0, days: daysOf(NOTICE), source: '国办发明电〔2026〕7号' })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ version: 1, coveredTo: '2027-12-31' })
    expect(body.days.filter(({ day }: { day: string }) => day < '2027-01-03')).toEqual([
      { day: '2026-12-31', workingDay: false, name: '元旦' },
      { day: '2027-01-01', workingDay: false, name: '元旦' },
      { day: '2027-01-02', workingDay: false, name: '元旦' },
    ])
    expect(body.changes).toEqual([
      {
        ...{ version: 1, year: 2027, source: '国办发明电〔2026〕7号', changedBy: '钱经理' },
        ...{ changedAt: expect.any(String), added: 11, changed: 0, removed: 0 },
      },
    ])
  })

  it('is put right later, and both audits say who did it, with what it was before', async () => {
    const days = daysOf(
      NOTICE.replace('2月14日（周日）', '2月13日（周六）').replace(
        '2月5日（周五）至11日（周四）放假调休，共7天',
        '2月5日至10日放假，共6天',
      ),
    )
    const { status, body } = await save(2027, { version: 1, days }, administrator)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.changes[0]).toMatchObject({ version: 2, changedBy: '管理员', added: 1, changed: 0, removed: 2 })
    const audits = await team.centre.query(
      `select 'community' as where, actor_id, fields from platform.audit_entry where act = '录入放假安排'
       union all select 'company', actor_id, fields from platform.company_audit_entry where act = '录入放假安排'
       order by 1 desc, 2`,
    )
    expect(audits).toHaveLength(4)
    expect(audits).toContainEqual({ where: 'company', actor_id: administrator.id, fields: ['2027'] })
    const [change] = await team.centre.query<{ days: unknown[] }>(
      'select days from matters.calendar_change where version = 2',
    )
    expect(change?.days).toContainEqual({
      day: '2027-02-14',
      before: { day: '2027-02-14', workingDay: true, name: '春节调休' },
      after: null,
    })
  })

  it('saved by two at once is saved by one; the other is shown both, and an older screen is too', async () => {
    const other = daysOf(`${NOTICE}三、清明节：4月5日（周一）放假。`)
    const both = await Promise.all([
      save(2027, { version: 2, days: daysOf(NOTICE) }),
      save(2027, { version: 2, days: other }, administrator),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409)?.body
    expect(lost).toMatchObject({
      code: 'matters.arrangement-changed',
      facts: { yours: { version: 2 }, theirs: { version: 3 } },
    })
    expect((await save(2027, { version: 2, days: other })).body.code).toBe('matters.arrangement-changed')
    expect((await read(2027)).body.changes.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1])
  })
})
