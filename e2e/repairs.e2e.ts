import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clause } from '../src/kernel/clause.ts'
import { minuteGoesBy } from '../src/modules/matters/testing/minute.ts'
import { demoJourney, openHouse } from './demo.ts'
import { DESK, PHONE, picture } from './journey.ts'

const there = demoJourney()

const HOUSE = { spelling: '9-2-1002', name: '9栋2单元1002' }
const LEAK = '主卧飘窗顶渗水'
const DAYS = 86_400_000

/** A red square as a camera would hand it over. */
const PHOTO = {
  name: '照片.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
    'base64',
  ),
}

const drawer = (page: Page) => page.getByRole('dialog').filter({ hasText: LEAK })

/** The repair of this journey, from the list of repairs. */
const openRepair = async (page: Page, number: string) => {
  await page.getByRole('link', { name: '事项' }).first().click()
  await page.getByRole('link', { name: '报修', exact: true }).click()
  await page.getByRole('button', { name: number }).click()
  await drawer(page).first().waitFor()
}

describe('a leak in warranty', () => {
  let desk: Page
  let phone: Page
  let number = ''

  it(`${clause('§2.3')} the desk sees at once that the developer answers for it, and calls the contractor`, async () => {
    desk = await there.open({ viewport: DESK })
    await there.enter(desk, 'clerk')
    await openHouse(desk, '9 2 1002', HOUSE)
    await desk.keyboard.press('r')
    const form = desk.getByRole('dialog', { name: '登记报修' })
    await form.getByLabel('报修内容').fill(LEAK)
    await form.getByText('渗漏', { exact: true }).click()
    const verdict = form.getByRole('status').filter({ hasText: '保修期内' })
    await verdict.getByText('→ 开发商').waitFor()
    expect(await verdict.innerText()).toMatch(/从交付 .*起算，到 .*为止/)
    await picture(desk, 'repair-form-desk')
    await desk.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    const open = desk.getByRole('region', { name: '未结事项' }).getByRole('listitem')
    number = /BX\d{8}-\d{4}/.exec(await open.filter({ hasText: LEAK }).innerText())?.[0] ?? ''
    await open.getByRole('button', { name: LEAK }).click()
    await desk.getByRole('button', { name: '转保修单位' }).waitFor()
    await desk.keyboard.press('1')
    const asked = desk.getByRole('dialog', { name: `转保修单位 ${number}` })
    await asked.getByRole('combobox', { name: '保修单位' }).and(desk.locator(':focus')).waitFor()
    await desk.keyboard.type('筑安')
    await desk.getByRole('option', { name: '筑安建设防水维修部' }).waitFor({ state: 'attached' })
    await desk.keyboard.press('Enter')
    await asked.getByText('已通知').click()
    await asked.getByLabel('对方接听人').fill('周工')
    await picture(desk, 'repair-route-desk')
    await asked.getByRole('button', { name: '转保修单位' }).click()
    await asked.waitFor({ state: 'hidden' })
    await desk.getByRole('region', { name: '保修单位' }).getByText('已通知').waitFor()
    await picture(desk, 'repair-with-contractor-desk')
  })

  it(`${clause('§2.3')} unanswered for days it stands in the supervisor’s Today, who sends our own technician`, async () => {
    there.clock.offset += 4 * DAYS
    await minuteGoesBy(there.app)
    const boss = await there.open({ viewport: DESK })
    await there.enter(boss, 'supervisor')
    await boss.getByRole('button', { name: LEAK }).click()
    await drawer(boss).first().getByText('保修单位逾期没有答复').waitFor()
    await boss.getByRole('button', { name: '转回自修' }).click()
    const asked = boss.getByRole('dialog', { name: `派工 ${number}` })
    await asked.getByRole('button', { name: /建议派给 何建军（手上 \d+ 单/ }).click()
    await picture(boss, 'repair-dispatch-desk')
    await asked.getByRole('button', { name: '派工' }).click()
    await asked.waitFor({ state: 'hidden' })
    await drawer(boss).first().getByText('派工 → 何建军').waitFor()
    await boss.close()
  })

  it(`${clause('§5.4')} the technician, who loses the signal in the middle, keeps photos and records and sends each once`, async () => {
    phone = await there.open({ viewport: PHONE })
    await there.enter(phone, 'technician', '/field/')
    await phone.getByRole('link', { name: '维修单' }).first().click()
    await phone.getByRole('switch', { name: '提示音' }).waitFor()
    await picture(phone, 'orders-phone')
    await phone.getByRole('link', { name: LEAK }).click()
    await phone.getByRole('button', { name: '接单' }).click()
    await phone.getByRole('button', { name: '到场' }).waitFor()
    await phone.getByText('现场照片').first().waitFor()
    await phone.context().setOffline(true)
    await phone.getByLabel('现场照片').setInputFiles(PHOTO)
    await phone.getByText('1 张待发送').waitFor()
    await phone.getByRole('button', { name: '到场' }).click()
    await phone.getByLabel('完工照片').setInputFiles(PHOTO)
    await picture(phone, 'order-photos-phone')
    await phone.getByRole('button', { name: '完工', exact: true }).click()
    await phone.getByLabel('处理结果').fill('窗框外侧重新打胶，淋水半小时不渗')
    await phone.getByRole('button', { name: '添加材料' }).click()
    await phone.getByLabel('材料名称 1').fill('耐候胶')
    await phone.getByLabel('数量 1').fill('2')
    await phone.getByLabel('单位 1').fill('支')
    await picture(phone, 'order-finish-phone')
    await phone.locator('form').getByRole('button', { name: '完工', exact: true }).click()
    await phone.getByText('4 条待发送').waitFor()
    await phone.context().setOffline(false)
    await phone.getByRole('status').filter({ hasText: '待发送' }).waitFor({ state: 'detached', timeout: 60_000 })
    await phone.getByRole('link', { name: '完成记录' }).click()
    await phone.getByRole('link', { name: LEAK }).waitFor()
    await picture(phone, 'orders-finished-phone')
  })

  it(`${clause('§11.4')} the desk prints the owner’s slip with result and materials, and closes the order`, async () => {
    desk = await there.open({ viewport: DESK })
    await there.enter(desk, 'clerk')
    await openRepair(desk, number)
    const shown = drawer(desk).first()
    await shown.getByRole('region', { name: '用料' }).getByText('耐候胶').waitFor()
    expect(await shown.getByRole('region', { name: '上门' }).innerText()).toContain('何建军')
    expect(await shown.locator('img').count()).toBe(2)
    await picture(desk, 'repair-done-desk')
    await desk.getByRole('button', { name: '打印报修单' }).click()
    const preview = desk.getByRole('dialog', { name: '打印预览：业主报修单' })
    await preview.getByText('窗框外侧重新打胶').waitFor()
    await preview.getByText('耐候胶').waitFor()
    await preview.getByText('业主签名').waitFor()
    await picture(desk, 'repair-slip-241')
    await preview.getByRole('combobox').selectOption({ label: 'A4' })
    await picture(desk, 'repair-slip-a4')
    await preview.getByRole('button', { name: '关闭' }).click()
    await desk.getByRole('button', { name: '关闭', exact: true }).filter({ hasText: /^关闭/ }).last().click()
    const asked = desk.getByRole('dialog', { name: `关闭 ${number}` })
    await asked
      .getByRole('button', { name: /^关 ?闭$/ })
      .last()
      .click()
    await asked.waitFor({ state: 'hidden' })
    await desk.getByRole('button', { name: '返修（另开一单）' }).waitFor()
  })

  it(`${clause('§5.4')} comes back and is reworked as an order of its own, shown on both`, async () => {
    await desk.getByRole('button', { name: '返修（另开一单）' }).click()
    const asked = desk.getByRole('dialog', { name: `返修 ${number}` })
    await asked.getByLabel('返修原因').fill('下雨后又渗')
    await asked.getByRole('button', { name: '登记返修' }).click()
    await asked.waitFor({ state: 'hidden' })
    await drawer(desk).first().getByRole('region', { name: '返修' }).getByRole('link', { name: /BX/ }).click()
    await desk.getByText('这是返修单').waitFor()
    expect(await desk.getByRole('region', { name: '返修' }).innerText()).toContain(number)
    await picture(desk, 'repair-rework-desk')
  })
})
