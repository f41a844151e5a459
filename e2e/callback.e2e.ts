import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DemoCaller, houseOf, signInAs } from '../src/app/demo/demo-caller.ts'
import { clause } from '../src/kernel/clause.ts'
import type { Role } from '../src/modules/access/contract.ts'
import { demoJourney, openHouse } from './demo.ts'
import { PHONE, picture } from './journey.ts'

const there = demoJourney()
const HOUSE = '8栋1单元1203'
const HOUSE_IN_LIST = '8-1-1203'
const SAID = '主卫淋浴房墙角漏水'
const WRONG = '墙角仍有渗水，防水没有补到位'

/** A person who speaks to the server directly: for the steps that other journeys take with their hands. */
const speaker = async (role: Role): Promise<DemoCaller> => {
  const { database } = there.app
  const { rows } = await database.maintenance.query<{ community_id: string }>(
    'select community_id from access.community',
  )
  const { loginName, password } = there.person(role)
  return signInAs(there.app, { loginName, password }, `/api/communities/${rows[0]?.community_id}`)
}

/** The technician takes the order and finishes it. */
const finishOrder = async (repairId: string, result: string) => {
  const technician = await speaker('technician')
  await technician.post(`/repairs/${repairId}/accept`, {})
  await technician.post(`/repairs/${repairId}/arrive`, {})
  await technician.post(`/repairs/${repairId}/finish`, { result })
  await there.app.settle()
}

const page = (path: string) => `${there.url}/c/DEMO${path}`

describe('a leak from the call to the callback, to rectification, to rework', () => {
  let clerk: Page
  let supervisor: Page
  let repairId = ''
  let notice = ''

  beforeAll(async () => {
    const desk = await speaker('clerk')
    const houseId = await houseOf(desk, HOUSE_IN_LIST)
    const call = await desk.post<{ matterId: string }>('/calls', {
      houseId,
      outcome: 'repair',
      content: SAID,
      callerName: '张女士',
      phone: '13800005678',
      repair: {
        category: 'leak',
        title: SAID,
        place: { kind: 'house', id: houseId },
        dispatchTo: { role: 'technician' },
      },
    })
    repairId = call.matterId
    await finishOrder(repairId, '打胶封堵墙角')
  })

  it(`${clause('§12.3.4.2')} ${clause('§13.5')} the callback stands in the list by its clock, with the phone only where it is rung up`, async () => {
    clerk = await there.open()
    await there.enter(clerk, 'clerk')
    await clerk.goto(page('/callbacks'))
    const row = clerk.getByRole('row', { name: SAID })
    await row.waitFor()
    expect(await row.innerText()).toMatch(/剩 [23] 天/)
    await picture(clerk, 'callbacks')
    await row.getByRole('button').first().click()
    const drawer = clerk.getByRole('dialog').filter({ hasText: SAID })
    await drawer.getByRole('link', { name: '138 0000 5678' }).waitFor()
    await drawer.getByText('打胶封堵墙角').waitFor()
    await picture(clerk, 'callback')
  })

  it(`${clause('§12.3.5')} what the owner complains of is recorded with the keyboard, opens the notice and sends the repair back; the next call opens`, async () => {
    await clerk.keyboard.press('1')
    const form = clerk.getByRole('dialog', { name: /记录回访 HF/ })
    await form.getByRole('radio', { name: '1 非常满意' }).waitFor({ state: 'attached' })
    await clerk.keyboard.press('4')
    expect(await form.getByRole('radio', { name: '4 不满意' }).isChecked()).toBe(true)
    await form.getByLabel('住户意见').fill('用了一晚又漏了')
    await form.getByRole('checkbox', { name: '发现问题，开整改通知' }).check()
    await form.getByLabel('存在问题').fill(WRONG)
    expect(await form.getByRole('checkbox', { name: /返工/ }).isChecked()).toBe(true)
    await picture(clerk, 'callback-record')
    await clerk.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    await clerk.getByText(/已记录，整改通知 ZG\S+ 待签发/).waitFor()
    const next = clerk
      .getByRole('dialog')
      .filter({ hasText: '打给谁' })
      .or(clerk.getByRole('region', { name: '打给谁' }))
    await next.first().waitFor()
    expect(await clerk.getByRole('dialog').filter({ hasText: SAID }).count()).toBe(0)
  })

  it(`${clause('§3.7')} ${clause('§12.3.5')} the supervisor issues the notice as a numbered paper`, async () => {
    supervisor = await there.open()
    await there.enter(supervisor, 'supervisor')
    await supervisor.goto(page('/quality/rectifications'))
    const row = supervisor.getByRole('row', { name: WRONG })
    await row.waitFor()
    notice = /ZG\d{8}-\d{4}/.exec(await row.innerText())?.[0] ?? ''
    expect(await row.innerText()).toMatch(/待签发/)
    await picture(supervisor, 'rectifications')
    await row.getByRole('button').first().click()
    await supervisor.getByRole('dialog').getByRole('button', { name: '签发' }).waitFor()
    await picture(supervisor, 'rectification')
    await supervisor.keyboard.press('1')
    const form = supervisor.getByRole('dialog', { name: `签发 ${notice}` })
    await form.getByRole('button', { name: '签发并打印' }).click()
    const preview = supervisor.getByRole('dialog', { name: '打印预览' })
    const paper = await preview.getByRole('article').innerText()
    for (const words of ['整改通知单', notice, WRONG, '何建军', HOUSE_IN_LIST]) expect(paper).toContain(words)
    expect(paper).toMatch(/No\. ZGTZ-\d{4}-\d{5}/)
    await picture(supervisor, 'rectification-paper')
    await preview.getByRole('button', { name: '关闭' }).click()
  })

  it(`${clause('§3.7')} the technician signs for it and replies, and cannot check the own work; another person does`, async () => {
    const phone = await there.open({ viewport: PHONE })
    await there.enter(phone, 'technician', '/field/')
    await phone.getByRole('link', { name: WRONG }).click()
    await phone.getByRole('heading', { level: 1, name: notice }).waitFor()
    await phone.getByRole('button', { name: '签收' }).click()
    await phone.getByRole('button', { name: '回复整改' }).click()
    await picture(phone, 'rectification-field')
    await phone.getByLabel('整改情况').fill('铲除墙角，重做防水并闭水试验')
    await phone.locator('form').getByRole('button', { name: '回复' }).click()
    await phone.getByText('已回复，等待复查').waitFor()
    await phone.getByRole('link', { name: WRONG }).waitFor({ state: 'detached' })
    const technician = await there.open()
    await there.enter(technician, 'technician')
    await technician.goto(page(`/quality/rectifications?q=${notice}`))
    await technician.getByRole('row', { name: WRONG }).getByRole('button').first().click()
    const drawer = technician.getByRole('dialog').filter({ hasText: notice })
    await drawer.getByText('待复查').first().waitFor()
    await drawer.getByRole('button', { name: '打印整改记录' }).waitFor()
    expect(await drawer.getByRole('button', { name: '复查合格' }).count()).toBe(0)

    await supervisor.reload()
    const checking = supervisor.getByRole('dialog').filter({ hasText: notice })
    await checking.getByRole('button', { name: '复查合格' }).click()
    const pass = supervisor.getByRole('dialog', { name: `复查合格 ${notice}` })
    await pass.getByLabel('复查意见').fill('闭水 24 小时不渗')
    await pass.getByRole('button', { name: '复查合格' }).click()
    await checking.getByText('闭水 24 小时不渗').first().waitFor()
  })

  it(`${clause('§2.3')} ${clause('§11.4')} done again, the loop closes with a callback of its own, and the card tells how content the house is`, async () => {
    await finishOrder(repairId, '重做墙角防水')
    await clerk.goto(page(`/callbacks?status=open&q=${encodeURIComponent('墙角漏水')}`))
    await clerk.getByRole('row', { name: SAID }).waitFor()
    await clerk.keyboard.press('b')
    await clerk.getByRole('dialog').getByText('重做墙角防水').waitFor()
    await clerk.keyboard.press('1')
    const form = clerk.getByRole('dialog', { name: /记录回访 HF/ })
    await form.getByRole('radio', { name: '1 非常满意' }).waitFor({ state: 'attached' })
    await clerk.keyboard.press('1')
    expect(await form.getByRole('checkbox', { name: /同时关闭报修单/ }).isChecked()).toBe(true)
    await clerk.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    await openHouse(clerk, '8 1203', { spelling: HOUSE_IN_LIST, name: HOUSE })
    const panel = clerk.getByRole('region', { name: '上次回访' })
    await panel.getByText('非常满意').waitFor()
    expect(await panel.innerText()).toMatch(/非常满意[\s\S]*不满意[\s\S]*发现问题/)
    await clerk.getByRole('region', { name: '未结事项' }).getByText('没有未结事项').waitFor()
    await picture(clerk, 'card-callback')
  })

  it(`${clause('§12.3.4.1')} next month the manager draws the sample, calls again and finds a difference`, async () => {
    const now = new Date(Date.now() + 8 * 3_600_000)
    const nextMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2, 2)
    there.clock.offset = nextMonth - Date.now()
    const manager = await there.open()
    await there.enter(manager, 'manager')
    await manager.goto(page('/callbacks/samples'))
    await manager
      .getByRole('button', { name: /^抽取 / })
      .first()
      .click()
    await manager.getByRole('heading', { level: 1, name: /回访抽查 \d{4}-\d{2}/ }).waitFor()
    await manager.getByRole('button', { name: '逐个抽查' }).click()
    const check = manager.getByRole('dialog', { name: /抽查 HF/ })
    await check.getByText('不一致', { exact: true }).click()
    await check.getByLabel('不一致之处').fill('住户说电话里没有问质量')
    await picture(manager, 'sample-check')
    await check.getByRole('button', { name: /保存/ }).click()
    await manager.getByText(/抽查已记录/).waitFor()
    await manager.getByText(/已核 1\/\d/).waitFor()
    await picture(manager, 'sample')
  })
})
