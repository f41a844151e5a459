import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoJourney, openHouse } from './demo.ts'
import { PHONE, picture } from './journey.ts'

const there = demoJourney()

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe holds to be serious or critical, one line for each rule with the elements it blames. */
const faultsOf = async (page: Page): Promise<string[]> => {
  await expect.poll(() => page.evaluate(() => document.getAnimations().length), { timeout: 10_000 }).toBe(0)
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ¦ ')}`)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

it('sign-in, Today, desk, household card, 楼盘图, keys, import and matters have no serious barrier', async () => {
  const page = await there.open()
  await page.goto(there.url)
  await page.getByLabel('登录名').waitFor()
  const found: Record<string, string[]> = { 登录: await faultsOf(page) }
  await picture(page, 'sign-in')
  await there.enter(page, 'clerk')
  await page.getByRole('region', { name: '我的事项' }).waitFor()
  found['今日'] = await faultsOf(page)
  await page.getByRole('button', { name: '我的账号' }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByLabel('登录名').waitFor()
  await there.enter(page, 'supervisor')
  const pages = [
    { path: '/desk', title: '找哪一户？', shown: () => page.getByRole('heading', { level: 1 }) },
    { path: '/keys', title: '钥匙', shown: () => page.getByRole('row', { name: '6-2-1204-1' }) },
    { path: '/import', title: '导入', shown: () => page.getByRole('row', { name: '业主房屋登记表.csv' }) },
    { path: '/callbacks', title: '回访', shown: () => page.getByRole('row', { name: '楼道应急灯不亮' }) },
    {
      path: '/quality/rectifications',
      title: '整改通知',
      shown: () => page.getByRole('row', { name: '点检表连续三天没有签字' }),
    },
    { path: '/matters', title: '全部事项', shown: () => page.getByRole('row', { name: '卫生间插座没电' }) },
    { path: '/settings/holidays?year=2026', title: '节假日', shown: () => page.getByRole('row', { name: '春节' }) },
  ]
  for (const { path, title, shown } of pages) {
    await page.goto(`${there.url}/c/DEMO${path}`)
    await heading(page, title)
    await shown().first().waitFor()
    found[title] = await faultsOf(page)
  }
  await page.goto(`${there.url}/c/DEMO/callbacks?status=open`)
  await page.getByRole('button', { name: '逐个回访' }).click()
  await page.getByRole('region', { name: '打给谁' }).waitFor()
  found['回访单'] = await faultsOf(page)
  await page.keyboard.press('1')
  await page.getByRole('checkbox', { name: '发现问题，开整改通知' }).check()
  await page.getByLabel('存在问题').waitFor()
  found['记录回访'] = await faultsOf(page)
  // One building has every kind of cell; all of them are six hundred alike.
  await page.goto(`${there.url}/c/DEMO/building-grid`)
  await page.getByRole('combobox', { name: '楼栋' }).fill('9 栋')
  await page.getByRole('option', { name: '9 栋' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: '6 栋' }).waitFor({ state: 'detached' })
  found['楼盘图'] = await faultsOf(page)
  await openHouse(page, '9-1-302', { spelling: '9-1-302', name: '9栋1单元302' })
  await page.getByRole('region', { name: '未结事项' }).getByRole('button', { name: '卫生间插座没电' }).waitFor()
  found['住户卡'] = await faultsOf(page)
  await page.keyboard.press('l')
  await page.getByRole('dialog', { name: '接待登记' }).getByText('报修', { exact: true }).click()
  await page.getByRole('dialog').getByText('水电', { exact: true }).waitFor()
  found['接待登记'] = await faultsOf(page)
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
})

it('the phone has no serious barrier at sign-in, on its first page and on an order', async () => {
  const page = await there.open({ viewport: PHONE })
  await page.goto(`${there.url}/field/`)
  await page.getByLabel('登录名').waitFor()
  const found: Record<string, string[]> = { 登录: await faultsOf(page) }
  await picture(page, 'sign-in-phone')
  await there.enter(page, 'technician', '/field/')
  const order = page.getByRole('link', { name: '主卧天花板渗水' })
  await order.waitFor()
  found['首页'] = await faultsOf(page)
  await order.click()
  await page
    .getByRole('button', { name: '完工' })
    .or(page.getByRole('button', { name: '到场' }))
    .first()
    .waitFor()
  found['维修单'] = await faultsOf(page)
  await picture(page, 'phone')
  expect(found).toEqual({ 登录: [], 首页: [], 维修单: [] })
})

it('the desk is worked with the keyboard alone, from sign-in to the saved call', async () => {
  const page = await there.open()
  const { loginName, password } = there.person('clerk')
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.goto(there.url)
  await page.locator(':focus').and(page.getByLabel('登录名')).waitFor()
  await page.keyboard.type(loginName)
  await press('Tab')
  await page.keyboard.type(password)
  await press('Enter')
  await heading(page, '今日')
  await press('Control+k')
  await page.keyboard.type('7-1 501')
  await page.getByRole('option', { name: '7-1-501' }).waitFor()
  await press('Enter')
  await heading(page, '7栋1单元501')
  await press('l')
  await page.getByRole('textbox', { name: '内容' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('问物业费交到几月')
  await press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: '大事记' }).getByText('问物业费交到几月').waitFor()
  await press('r')
  await page.getByRole('dialog', { name: '登记报修' }).waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

it('matters are worked with the keyboard alone, in the list, on the board and in the drawer', async () => {
  const page = await there.open()
  await there.enter(page, 'supervisor')
  const found: Record<string, string[]> = {}
  const focused = (name: string) => page.locator(':focus').and(page.getByRole('button', { name })).waitFor()
  await page.goto(`${there.url}/c/DEMO/matters?q=插座`)
  await page.getByRole('row', { name: '卫生间插座没电' }).waitFor()
  await page.keyboard.press('j')
  await focused('BX')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog').filter({ hasText: '卫生间插座没电' })
  await drawer.getByRole('heading', { name: '经过' }).waitFor()
  found['抽屉'] = await faultsOf(page)
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: '快捷键' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: '快捷键' }).waitFor({ state: 'detached' })
  const likeliest = (await drawer.locator('.matter-actions button').first().innerText()).replace(/\s*1$/, '')
  await page.keyboard.press('1')
  const asked = page.getByRole('dialog', { name: likeliest })
  await asked.getByRole('button', { name: '取消' }).waitFor()
  await page.keyboard.press('Escape')
  await asked.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })

  await page.goto(`${there.url}/c/DEMO/matters`)
  await page.getByRole('row', { name: '卫生间插座没电' }).waitFor()
  await page.keyboard.press('v')
  const board = page.getByRole('region', { name: '事项看板' })
  await board.getByRole('button', { name: '卫生间插座没电' }).waitFor()
  found['看板'] = await faultsOf(page)
  // Which columns hold cards depends on the time of day.
  const [first = '', second = '', third = ''] = await board
    .getByRole('region')
    .filter({ has: page.locator('[data-card]') })
    .evaluateAll((columns) => columns.map((column) => column.getAttribute('aria-label') ?? ''))
  const cardIn = (column: string) =>
    page.getByRole('region', { name: column, exact: true }).locator('[data-card]:focus').waitFor()
  await page.keyboard.press('j')
  await cardIn(first)
  await page.keyboard.press('l')
  await cardIn(second)
  await page.keyboard.press('ArrowRight')
  await cardIn(third)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('h')
  await page.keyboard.press('h')
  await cardIn(first)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('heading', { name: '经过' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('v')
  await page.getByRole('table').waitFor()

  const phone = await there.open({ viewport: PHONE })
  await there.enter(phone, 'supervisor')
  await phone.goto(`${there.url}/c/DEMO/matters?status=open&layout=board`)
  const tabs = phone.getByRole('navigation', { name: '看板的列' })
  await tabs.getByRole('button', { name: /^以后/ }).click()
  await phone.getByRole('region', { name: '以后', exact: true }).locator('[data-card]').first().waitFor()
  expect(await phone.locator('.board-column:visible').count()).toBe(1)
  found['手机看板'] = await faultsOf(phone)
  expect(found).toEqual({ 抽屉: [], 看板: [], 手机看板: [] })
})

it('no shortcut fires while an input method composes', async () => {
  const page = await there.open()
  await there.enter(page, 'clerk')
  await openHouse(page, '7-1-501', { spelling: '7-1-501', name: '7栋1单元501' })
  const key = async (name: string) => {
    await page.keyboard.press(name)
    await page.waitForTimeout(100)
  }
  await page.evaluate(() => document.body.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })))
  for (const name of ['l', 'r', 'y', '?']) await key(name)
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.evaluate(() => document.body.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })))
  await page.waitForTimeout(100)
  await key('l')
  await page.getByRole('dialog', { name: '接待登记' }).waitFor()
})

it('papers, their templates, printing and messages have no serious barrier', async () => {
  const page = await there.open()
  await there.enter(page, 'manager')
  const found: Record<string, string[]> = {}
  for (const [path, title, shown] of [
    ['/papers', '文书台账', 'YS-2026-00001'],
    ['/settings/paper-templates/keys.loan-slip', '样张：钥匙借用单', '安居装饰 李明'],
    ['/settings/printing', '打印设置', 'A4 横向'],
    ['/settings/message-channels', '消息通道', '还没有消息通道'],
    ['/settings/messages', '消息记录', '还没有消息'],
  ] as const) {
    await page.goto(`${there.url}/c/DEMO${path}`)
    await heading(page, title)
    await page.getByText(shown).first().waitFor()
    found[title] = await faultsOf(page)
  }
  await page.goto(`${there.url}/c/DEMO/papers?q=YS-`)
  await page.getByRole('button', { name: /^YS-/ }).first().click()
  await page.getByRole('button', { name: /签名$/ }).first().click()
  await page.getByLabel('签名人姓名').waitFor()
  found['签名'] = await faultsOf(page)
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
})
