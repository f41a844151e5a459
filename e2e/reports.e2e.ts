import { expect, it } from 'vitest'
import { type DemoCaller, houseOf, signInAs } from '../src/app/demo/demo-caller.ts'
import { modules } from '../src/app/modules.ts'
import { clause } from '../src/kernel/clause.ts'
import { demoJourney } from './demo.ts'
import { PHONE, picture } from './journey.ts'

const there = demoJourney()
const DAY = 86_400_000

/** Complaints of last week, as they came in and were worked on then. */
const lastWeek = async (): Promise<void> => {
  const monday = Date.now() - ((new Date(Date.now() + 8 * 3_600_000).getUTCDay() + 6) % 7) * DAY - 7 * DAY
  const said = [
    ['facilities', '6-1-602', '电梯又停在三楼', 'equipment'],
    ['facilities', '6-2-1101', '电梯运行时抖得厉害', 'equipment'],
    ['noise', '7-2-1403', '楼上午休时间装修', 'owner'],
    ['parking', '8-1-804', '消防通道长期停车', 'method'],
    ['environment', '9-1-302', '垃圾桶两天没有清', 'people'],
    ['fees', '8-2-1602', '停车费多扣了一个月', undefined],
  ] as const
  for (const [day, [kind, house, content, cause]] of said.entries()) {
    there.clock.offset = monday + day * DAY - Date.now()
    const { loginName, password } = there.person('clerk')
    const { communityId } = (await communityOf()) as { communityId: string }
    const clerk = await signInAs(there.app, { loginName, password }, `/api/communities/${communityId}`)
    const { matterId } = await clerk.post<{ matterId: string }>('/receptions', {
      ...{ kind: 'complaint', channel: day % 2 === 0 ? 'phone' : 'visit', callerName: '业主', content },
      ...{ phone: '13800005678', houseId: await houseOf(clerk, house), complaint: { class: kind } },
    })
    if (cause !== undefined) await handle(clerk, { matterId, cause, hours: day === 1 ? 30 : 5 })
  }
  there.clock.offset = 0
}

const handle = async (clerk: DemoCaller, o: { matterId: string; cause: string; hours: number }): Promise<void> => {
  there.clock.offset += o.hours * 3_600_000
  const path = `/complaints/${o.matterId}`
  await clerk.post(`${path}/take`, { id: crypto.randomUUID() })
  await clerk.post(`${path}/answer`, { id: crypto.randomUUID(), answer: '已派人查看', way: 'phone' })
  const { matter } = await clerk.get<{ matter: { version: number } }>(path)
  await clerk.post(`${path}/resolve`, {
    ...{
      version: matter.version,
      validity: 'valid',
      causeKind: o.cause,
      cause: '维护不到位',
      action: '已处理',
      result: '已解决',
    },
  })
}

const communityOf = async () =>
  (
    await there.app.database.maintenance.query(
      `select community_id as "communityId" from access.community where code = 'DEMO'`,
    )
  ).rows[0]

it(`${clause('§12.3.7')} the supervisor looks at last week, opens the rows of a figure, writes the summary and signs it`, async () => {
  await lastWeek()
  const job = modules
    .flatMap(({ module }) => module.jobs ?? [])
    .find(({ name }) => name === 'reports.open-due-summaries')
  await job?.run({ database: there.app.database, payload: {}, log: () => {} })
  const page = await there.open()
  await there.enter(page, 'supervisor')
  await page.getByRole('region', { name: '我的事项' }).getByText('投诉周报：').waitFor()
  await page.goto(`${there.url}/c/DEMO/reports/complaints`)
  await page.getByRole('heading', { level: 1, name: '投诉周报' }).waitFor()
  const equipment = page.getByRole('link', { name: /^设备 受理：2/ })
  await equipment.waitFor()
  await picture(page, 'reports-complaints')
  await equipment.click()
  await page.getByRole('row', { name: '电梯又停在三楼' }).waitFor()
  expect(await page.getByRole('row', { name: /TS\d{8}/ }).count()).toBe(2)
  await picture(page, 'reports-rows')
  await page.getByRole('button', { name: '回到统计' }).click()

  await page.getByLabel('主要问题').fill('6 栋电梯投诉集中，一件超过 24 小时。')
  await page.getByLabel('原因分析').fill('维保单位未按月保养。')
  await page.getByLabel('改进措施').fill('星期三前约谈维保单位，更换门机皮带。')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('小结已保存').waitFor()
  await page.getByRole('button', { name: '签发周报' }).click()
  await page.getByRole('dialog', { name: /打印预览：投诉周报/ }).waitFor()
  await page
    .getByText(/^No\. TSZB-/)
    .first()
    .waitFor()
  await picture(page, 'reports-paper')
  await page.keyboard.press('Escape')
  await page.getByText('至今没有变更').waitFor()

  // What is recorded afterwards stands beside the signed figure.
  const { communityId } = (await communityOf()) as { communityId: string }
  const { loginName, password } = there.person('clerk')
  const clerk = await signInAs(there.app, { loginName, password }, `/api/communities/${communityId}`)
  const { rows } = await clerk.get<{ rows: { id: string }[] }>('/complaints?class=fees')
  await handle(clerk, { matterId: rows[0]?.id ?? '', cause: 'people', hours: 0 })
  await page.reload()
  await page.getByText('修订').first().waitFor()
  await page.setViewportSize({ width: 1366, height: 2200 })
  await picture(page, 'reports-signed')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('region', { name: '分类统计' }).getByRole('button', { name: '打印', exact: true }).click()
  await page.getByRole('dialog', { name: '打印预览：投诉统计表' }).waitFor()
  await picture(page, 'reports-print')
  await page.keyboard.press('Escape')
  await page.setViewportSize(PHONE)
  await page.getByRole('heading', { level: 1, name: '投诉周报' }).waitFor()
  await picture(page, 'reports-phone')
  await page.setViewportSize({ width: 390, height: 3600 })
  await picture(page, 'reports-phone-long')
}, 120_000)
