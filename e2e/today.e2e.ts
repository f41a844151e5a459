import { expect, it } from 'vitest'
import { type DemoCaller, signInAs } from '../src/app/demo/demo-caller.ts'
import { clause } from '../src/kernel/clause.ts'
import { demoJourney } from './demo.ts'
import { DESK, PHONE, picture } from './journey.ts'

const there = demoJourney()
const DAY = 86_400_000

const today = () => new Date(Date.now() + there.clock.offset + 8 * 3_600_000).toISOString().slice(0, 10)

const caller = async (role: 'supervisor' | 'technician'): Promise<DemoCaller> => {
  const { rows } = await there.app.database.maintenance.query<{ id: string }>(
    `select community_id as id from access.community where code = 'DEMO'`,
  )
  const { loginName, password } = there.person(role)
  return signInAs(there.app, { loginName, password }, `/api/communities/${rows[0]?.id}`)
}

const NOTICE = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周六）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）、2月20日（周六）上班。`

it(`${clause('§12.3.2')} the manager sees on Today that the holidays of next year are missing, pastes the notice, and the warning is gone`, async () => {
  const page = await there.open()
  await there.enter(page, 'manager')
  const warning = page.getByRole('region', { name: /放假安排/ })
  await warning.getByText('2027 年的放假安排还没有录入').waitFor()
  await picture(page, 'today-holidays')
  await warning.getByRole('button', { name: '录入 2027 年' }).click()
  const drawer = page.getByRole('dialog', { name: '录入 2027 年放假安排' })
  await drawer.getByLabel('放假安排').fill(NOTICE)
  await drawer.getByText('2027年1月3日是周日，不是周六，请核对').waitFor()
  await drawer.getByRole('button', { name: '保存整年' }).click()
  await drawer.getByText('还有看不懂的地方').waitFor()
  await picture(page, 'holidays-wrong')
  await drawer.getByLabel('放假安排').fill(NOTICE.replace('3日（周六）', '3日（周日）'))
  await drawer.getByText('没有读到：清明').waitFor()
  await drawer.getByLabel('依据').fill('国办发明电〔2026〕7号')
  await picture(page, 'holidays-preview')
  await page.setViewportSize(PHONE)
  await expect.poll(async () => (await drawer.boundingBox())?.x).toBe(0)
  await picture(page, 'holidays-preview-phone')
  await page.setViewportSize(DESK)
  await expect.poll(async () => (await drawer.boundingBox())?.x).toBe(DESK.width - 720)
  await drawer.getByRole('button', { name: '保存整年' }).click()
  await page.getByRole('row', { name: '春节' }).getByText('2月5日（周五）至11日（周四）').waitFor()
  await page.getByText('国办发明电〔2026〕7号').waitFor()
  await picture(page, 'holidays')
  await page.setViewportSize(PHONE)
  await picture(page, 'holidays-phone')
  await page.goto(`${there.url}/c/DEMO`)
  await page.getByText(/^已清：.*放假安排/).waitFor()
  await picture(page, 'today-manager-phone')
}, 60_000)

it('the supervisor sees own and team matters by their clock; what is done elsewhere leaves the page by itself', async () => {
  const supervisor = await caller('supervisor')
  const technician = await caller('technician')
  const { rows } = await there.app.database.maintenance.query<{ staffId: string }>(
    'select id as "staffId" from access.staff where login_name = $1',
    [there.person('supervisor').loginName],
  )
  const me = { staffId: rows[0]?.staffId }
  const task = (title: string, to: object) =>
    supervisor.post<{ id: string; number: string }>('/tasks', { title, to, dueOn: today() })
  there.clock.offset = -2 * DAY
  await task('催促电梯年检报告', me)
  await task('更换大堂地垫', { role: 'technician' })
  const lamp = await task('检查三栋应急灯', { role: 'technician' })
  there.clock.offset = 0
  await task('核对本周值班表', me)
  const page = await there.open()
  await there.enter(page, 'supervisor')
  const mine = page.getByRole('region', { name: '我的事项' })
  const team = page.getByRole('region', { name: '团队事项' })
  await mine.getByText('催促电梯年检报告').waitFor()
  await team.getByText('检查三栋应急灯').waitFor()
  await mine.getByText('核对本周值班表').waitFor()
  expect(await mine.getByRole('heading', { level: 3 }).first().innerText()).toContain('已超时')
  await picture(page, 'today-supervisor')
  await page.setViewportSize(PHONE)
  await picture(page, 'today-supervisor-phone')
  await page.setViewportSize(DESK)
  await technician.post(`/tasks/${lamp.id}/accept`, {})
  await technician.post(`/tasks/${lamp.id}/finish`, { result: '都亮' })
  await team.getByText('检查三栋应急灯').waitFor({ state: 'detached' })
  await team
    .getByRole('heading', { level: 3, name: /已超时/ })
    .getByRole('link')
    .click()
  await page.getByRole('heading', { level: 1, name: '全部事项' }).waitFor()
  await page.getByRole('row', { name: '更换大堂地垫' }).waitFor()
  await page.getByRole('row', { name: '催促电梯年检报告' }).waitFor({ state: 'detached' })
  await picture(page, 'today-list')
}, 60_000)
