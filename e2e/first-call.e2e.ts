import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clause } from '../src/kernel/clause.ts'
import { demoJourney, openHouse } from './demo.ts'
import { DESK, PHONE, picture } from './journey.ts'

const there = demoJourney()

const HOUSE = '8栋1单元1203'
const HOUSE_IN_LIST = '8-1-1203'
const SAID = '厨房洗菜盆下面漏水，地板已经湿了'
const DONE = '更换下水软管，试水二十分钟不漏'

/** What the house's timeline says, newest first, one line for each entry. */
const timelineOf = async (page: Page): Promise<string[]> => {
  const entries = await page.getByRole('region', { name: '大事记' }).getByRole('listitem').allInnerTexts()
  return entries.map((entry) => entry.replaceAll(/\s+/g, ' '))
}

/** Waits until the phone keeps every file of the app, as it does a few seconds after it was opened. */
const keptWhole = async (phone: Page) => {
  const missing = () =>
    phone.evaluate(async () => {
      const kept = await (await caches.open('liren-field-shell')).keys()
      const known = new Set(kept.map(({ url }) => url))
      const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
      return known.size === 0 ? -1 : loaded.filter((name) => name.includes('/field/assets/') && !known.has(name)).length
    })
  const pages = () =>
    phone.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/orders-page')))
  await expect.poll(async () => (await pages()) && (await missing()) === 0, { timeout: 15_000 }).toBe(true)
}

describe('the first call of the day', () => {
  let desk: Page
  let phone: Page
  let number = ''

  it(`${clause('§6.7')} ${clause('§11.3')} a call is written down from the household card with the keyboard alone and becomes a repair with a number and a clock`, async () => {
    desk = await there.open({ viewport: DESK })
    await there.enter(desk, 'clerk')
    await picture(desk, 'today-desk')
    await openHouse(desk, '8 1203', { spelling: HOUSE_IN_LIST, name: HOUSE })
    await desk.keyboard.press('l')
    const form = desk.getByRole('dialog', { name: '接待登记' })
    await form.getByRole('textbox', { name: '内容' }).and(desk.locator(':focus')).waitFor()
    await desk.keyboard.type(SAID)
    await desk.keyboard.press('Tab')
    await desk.keyboard.press('ArrowRight')
    await desk.keyboard.press('ArrowRight')
    await form.getByRole('radio', { name: '水电' }).waitFor({ state: 'attached' })
    for (const _ of ['来电人', '来电号码', '类别']) await desk.keyboard.press('Tab')
    await desk.keyboard.press('Space')
    await form.getByText('应在').waitFor()
    await desk.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })

    const open = desk.getByRole('region', { name: '未结事项' }).getByRole('listitem')
    await open.getByRole('button', { name: SAID }).waitFor()
    const said = await open.innerText()
    number = /BX\d{8}-\d{4}/.exec(said)?.[0] ?? ''
    expect(number).not.toBe('')
    expect(said).toMatch(/剩 \d+ (分钟|小时)/)
  })

  it(`${clause('§11.4')} the repair is dispatched from the card to a technician by name`, async () => {
    await desk.getByRole('region', { name: '未结事项' }).getByRole('button', { name: SAID }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '派工' }).waitFor()
    await desk.keyboard.press('1')
    const asked = desk.getByRole('dialog', { name: `派工 ${number}` })
    await asked.getByRole('combobox', { name: '派给' }).and(desk.locator(':focus')).waitFor()
    await desk.keyboard.type('何建军')
    await desk.getByRole('option', { name: '何建军' }).waitFor({ state: 'attached' })
    await desk.keyboard.press('Enter')
    await asked.getByRole('button', { name: '派工' }).click()
    await asked.waitFor({ state: 'hidden' })
    await desk.getByRole('dialog').getByText('派工 → 何建军').waitFor()
  })

  it(`${clause('§11.4')} the technician finds the order on the phone and takes it`, async () => {
    phone = await there.open({ viewport: PHONE })
    await there.enter(phone, 'technician', '/field/')
    await phone.getByRole('link', { name: SAID }).waitFor()
    await picture(phone, 'home-phone')
    await phone.getByRole('link', { name: SAID }).click()
    await phone.getByRole('heading', { level: 1, name: number }).waitFor()
    await phone.getByRole('button', { name: '接单' }).click()
    await phone.getByRole('button', { name: '到场' }).waitFor()
  })

  it(`${clause('§5.4')} what is recorded without signal is sent when the signal is back, and arrives once though an answer was lost`, async () => {
    let lost = 0
    await phone.context().route('**/finish', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await keptWhole(phone)
    await picture(phone, 'order-phone')
    await phone.context().setOffline(true)
    await phone.reload()
    await phone.getByRole('heading', { level: 1, name: number }).waitFor()
    await phone.getByText('没有信号，可以照常填写').waitFor()
    await phone.getByRole('button', { name: '到场' }).click()
    await phone.getByText('1 条待发送').waitFor()
    await phone.getByRole('button', { name: '完工', exact: true }).click()
    await phone.getByLabel('处理结果').fill(DONE)
    await phone.getByLabel('用料说明').fill('下水软管 1 根')
    await phone.locator('form').getByRole('button', { name: '完工' }).click()
    await phone.getByText('2 条待发送').waitFor()
    await phone.getByRole('link', { name: HOUSE_IN_LIST }).getByText('已完工（待发送）').waitFor()
    await picture(phone, 'order-without-signal-phone')
    await phone.context().setOffline(false)
    await phone.getByRole('status').filter({ hasText: '待发送' }).waitFor({ state: 'detached', timeout: 60_000 })
    expect(lost).toBe(2)
  })

  it(`${clause('§6.7')} the card tells the whole story in order, each step once`, async () => {
    await desk.reload()
    await desk.getByRole('region', { name: '大事记' }).getByText(DONE).waitFor()
    const story = (await timelineOf(desk)).reverse().filter((line) => line.includes(number) || line.includes('来电'))
    const steps = ['来电（报修）', '登记', '派工', '接单', '到场', '完工']
    expect(story.map((line) => steps.find((step) => line.includes(step)))).toEqual(steps)
    await desk.getByRole('region', { name: '钥匙' }).getByText('中心没有这户的钥匙').waitFor()
    await picture(desk, 'card')
  })
})
