import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { hostile } from '../src/kernel/clause.ts'
import { demoJourney, openHouse } from './demo.ts'

const there = demoJourney()

const OWNER = `<img src=x onerror="alert('owner')">王五`
const COMPLAINT = `"><script>alert('complaint')</script>楼上<svg onload=alert(1)>太吵`
const BRAND = `<b onclick=alert(2)>`
const PLATE = `<i onclick=alert(3)>`
const BORROWER = `{{7*7}}<iframe srcdoc="<script>parent.alert(4)</script>">李工`
const FILE = `<img src=x onerror=alert(5)>登记表.csv`
const HOUSE = { spelling: '31-1-101', name: '31栋1单元101' }

const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n'))

const shows = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor()

it(`${hostile(31)} markup in an owner's name, a complaint, a car and a file name is shown as the text it is, on card, lists and paper`, async () => {
  const page = await there.open()
  const planted = () =>
    page.locator('img[src="x"], iframe[srcdoc], main script, [onerror], [onmouseover], [onclick], [onload]')
  const clean = async () => {
    expect(await planted().count()).toBe(0)
    expect(there.faults).toEqual([])
  }
  await there.enter(page, 'supervisor')

  await page.goto(`${there.url}/c/DEMO/import`)
  await page.getByLabel('选择文件').setInputFiles({
    name: FILE,
    mimeType: 'text/csv',
    buffer: csv([
      ['楼号', '单元', '房号', '房屋类型', '业主姓名', '手机号'],
      ['31', '1', '101', '住宅', OWNER, '13900004321'],
    ]),
  })
  await page.getByRole('heading', { level: 2, name: FILE }).waitFor()
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await page.getByRole('status').filter({ hasText: '已导入。' }).waitFor()
  await clean()
  await page.goto(`${there.url}/c/DEMO/import`)
  await shows(page, FILE)
  await clean()

  await openHouse(page, HOUSE.spelling, HOUSE)
  await shows(page, OWNER)
  await page.getByRole('region', { name: '产权人' }).getByRole('button', { name: '历史' }).click()
  await page.getByRole('dialog').getByText(OWNER).first().waitFor()
  await clean()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('l')
  const call = page.getByRole('dialog', { name: '接待登记' })
  await call.getByRole('textbox', { name: '内容' }).fill(COMPLAINT)
  await call.getByText('投诉', { exact: true }).click()
  await call.getByText('环境卫生', { exact: true }).click()
  await call.getByRole('button', { name: '登记' }).click()
  await call.waitFor({ state: 'detached' })
  await shows(page, COMPLAINT)

  await page.getByRole('button', { name: '登记车辆' }).click()
  const car = page.getByRole('dialog', { name: /车辆/ })
  await car.getByRole('textbox', { name: '车牌' }).fill(PLATE)
  await car.getByRole('textbox', { name: '品牌' }).fill(BRAND)
  await car.getByRole('button', { name: '保存' }).click()
  await car.getByText(/车牌/).nth(1).waitFor()
  await clean()
  await car.getByRole('textbox', { name: '车牌' }).fill('粤B·8X8X8')
  await car.getByRole('button', { name: '保存' }).click()
  await car.waitFor({ state: 'detached' })
  await page.getByText(BRAND).first().waitFor()
  await clean()

  for (const [path, text] of [
    [`/parties?q=${encodeURIComponent('<img')}`, OWNER],
    ['/calls', COMPLAINT],
    ['/complaints', COMPLAINT],
    ['/vehicles', BRAND],
  ] as const) {
    await page.goto(`${there.url}/c/DEMO${path}`)
    await page.getByText(text).first().waitFor()
    await clean()
  }

  await openHouse(page, '6-2-1204', { spelling: '6-2-1204', name: '6栋2单元1204' })
  await page.keyboard.press('y')
  const loan = page.getByRole('dialog', { name: '借出钥匙' })
  await loan.getByText('外来单位', { exact: true }).click()
  await loan.getByLabel('单位和姓名').fill(BORROWER)
  await loan.getByLabel('电话').fill('13900007777')
  await loan.getByRole('button', { name: '看房' }).click()
  await loan.getByRole('button', { name: '借出并打印借用单' }).click()
  const paper = page.getByRole('dialog', { name: '打印预览' })
  await paper.getByText(BORROWER).first().waitFor()
  await clean()
})

it(`${hostile(38)} two people correct the same house: the second sees both versions, and what either wrote is kept`, async () => {
  const [first, second] = [await there.open(), await there.open()]
  await Promise.all([there.enter(first, 'supervisor'), there.enter(second, 'manager')])
  const edit = async (page: Page, note: string) => {
    await page.goto(`${there.url}/c/DEMO/houses?q=9-2-1002`)
    await page.getByRole('button', { name: '9-2-1002' }).click()
    const form = page.getByRole('dialog', { name: '房屋资料' })
    await form.getByLabel('备注').fill(note)
    return form
  }
  const mine = await edit(first, '阳台已封，钥匙在业主处')
  const late = await edit(second, '业主常年在外，水阀已关')
  await mine.getByRole('button', { name: '保存' }).click()
  await mine.waitFor({ state: 'detached' })

  await late.getByRole('button', { name: '保存' }).click()
  const conflict = late.getByRole('alert').filter({ hasText: '别人保存的' })
  await conflict.waitFor()
  await expect.poll(() => conflict.evaluate((shown) => shown.getBoundingClientRect().top >= 0)).toBe(true)
  const row = conflict.getByRole('row', { name: /^备注/ })
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['业主常年在外，水阀已关', '阳台已封，钥匙在业主处'])
  expect(await late.getByLabel('备注').inputValue()).toBe('业主常年在外，水阀已关')

  await conflict.getByRole('button', { name: '改用别人保存的' }).click()
  await late.getByLabel('备注').fill('阳台已封，钥匙在业主处；业主常年在外，水阀已关')
  await late.getByRole('button', { name: /保存$/ }).click()
  await late.waitFor({ state: 'detached' })
  await first.reload()
  await first.getByText('阳台已封，钥匙在业主处；业主常年在外，水阀已关').first().waitFor()
})
