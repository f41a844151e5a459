import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../src/kernel/clause.ts'
import { demoJourney, openHouse } from './demo.ts'
import { picture } from './journey.ts'

const there = demoJourney()
const HOUSE = { spelling: '6-2-1204', name: '6栋2单元1204' }
const KEY = '6-2-1204-1'

/** Opens 借钥匙 on the card and fills it; the last button is left to press. */
const fillLoan = async (page: Page, borrower: string) => {
  await page.keyboard.press('y')
  const form = page.getByRole('dialog', { name: '借出钥匙' })
  await form.getByRole('combobox', { name: '借用人' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type(borrower)
  await page.getByRole('option', { name: borrower }).waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await form.getByRole('button', { name: '维修' }).click()
  return form
}

describe('a key goes out and comes back', () => {
  let clerk: Page

  it(`${clause('§1.4')} ${clause('§11.1')} ${hostile(7)} two people at two counters lend the same key: the first prints the slip, the second is refused with the holder's name`, async () => {
    clerk = await there.open()
    const second = await there.open()
    await Promise.all([there.enter(clerk, 'clerk'), there.enter(second, 'supervisor')])
    await Promise.all([openHouse(clerk, HOUSE.spelling, HOUSE), openHouse(second, HOUSE.spelling, HOUSE)])
    const first = await fillLoan(clerk, '何建军')
    const late = await fillLoan(second, '许志强')

    await first.getByRole('button', { name: '借出并打印借用单' }).click()
    await clerk.getByRole('dialog', { name: '打印预览' }).waitFor()
    await late.getByRole('button', { name: '借出并打印借用单' }).click()
    const refused = late.getByRole('alert').filter({ hasText: '何建军' }).first()
    await refused.waitFor()
    expect(await refused.innerText()).toContain(KEY)
    expect(await second.getByRole('dialog', { name: '打印预览' }).count()).toBe(0)
  })

  it(`${clause('§11.1')} the slip on paper carries its number, the key and who has it`, async () => {
    const preview = clerk.getByRole('dialog', { name: '打印预览' })
    const number = /No\. (\S+)/.exec(await preview.getByRole('article').innerText())?.[1] ?? ''
    expect(number).not.toBe('')
    await picture(clerk, 'key-slip')
    await clerk.emulateMedia({ media: 'print' })
    const paper = await clerk.locator('body').innerText()
    for (const words of [number, KEY, '何建军', '维修']) expect(paper).toContain(words)
    expect(paper).not.toContain('接待台')
    expect((await clerk.pdf({ preferCSSPageSize: true })).byteLength).toBeGreaterThan(2_000)
    await clerk.emulateMedia({ media: 'screen' })
    await preview.getByRole('button', { name: '关闭' }).click()
  })

  it(`${clause('§11.1')} the key is returned from the card, and the register shows both ways`, async () => {
    const panel = clerk.getByRole('region', { name: '钥匙' })
    await panel.getByText('何建军').waitFor()
    await panel.getByRole('button', { name: KEY }).click()
    await clerk.getByRole('toolbar', { name: '可以办理' }).getByRole('button', { name: '归还' }).click()
    await clerk
      .getByRole('dialog', { name: `归还 ${KEY}` })
      .getByRole('button', { name: '归还', exact: true })
      .click()
    await clerk.getByText(`${KEY} 已归还`).waitFor()
    await clerk.goto(`${there.url}/c/DEMO/keys/loans`)
    const row = clerk.getByRole('row', { name: KEY })
    await row.waitFor()
    expect(await row.innerText()).toMatch(/何建军[\s\S]*维修[\s\S]*完好/)
    await clerk.goto(`${there.url}/c/DEMO/keys`)
    await clerk.getByRole('row', { name: new RegExp(`${KEY}.*在柜`) }).waitFor()
    await picture(clerk, 'keys')
  })
})
