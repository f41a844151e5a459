import { expect, it } from 'vitest'
import { clause } from '../src/kernel/clause.ts'
import { demoJourney } from './demo.ts'
import { PHONE, picture } from './journey.ts'

const there = demoJourney()

it(`${clause('§10.4')} 楼盘图 shows every building as a grid of houses with their state in words, and a click opens the household card`, async () => {
  const page = await there.open()
  await there.enter(page, 'clerk')
  await page.getByRole('link', { name: '房产' }).click()
  await page.getByRole('link', { name: '楼盘图' }).click()
  const building = page.getByRole('region', { name: '9 栋', exact: true })
  await building.waitFor()
  expect(await building.getByRole('link').count()).toBe(144)
  expect(await page.getByRole('region', { name: /栋|别墅|商业街/ }).count()).toBe(6)
  await picture(page, 'floor-plan')
  const house = building.getByRole('link', { name: '9-1-302 已入住' })
  await house.click()
  await page.getByRole('heading', { level: 1, name: '9栋1单元302' }).waitFor()
})

it('the empty houses alone stand out after one press, and the arrows walk from house to house', async () => {
  const page = await there.open()
  await there.enter(page, 'clerk')
  await page.goto(`${there.url}/c/DEMO/building-grid`)
  const legend = page.getByRole('group', { name: /点一下只看这一种/ })
  await legend.getByRole('button', { name: /已交房未入住/ }).click()
  const faintness = (name: RegExp) =>
    page
      .getByRole('link', { name })
      .first()
      .evaluate((cell) => Number(getComputedStyle(cell).opacity))
  await expect.poll(() => faintness(/已入住$/), { timeout: 10_000 }).toBeLessThan(0.8)
  expect(await faintness(/已交房未入住$/)).toBe(1)
  await legend.getByRole('button', { name: '显示全部' }).click()
  await page.getByRole('link', { name: /^6-1-1801/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '6栋1单元1702' }).waitFor()
  await page.setViewportSize(PHONE)
  await page.goBack()
  await page.getByRole('region', { name: '6 栋', exact: true }).waitFor()
  await picture(page, 'floor-plan-phone')
})
