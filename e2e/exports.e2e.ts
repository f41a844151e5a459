import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hostile } from '../src/kernel/clause.ts'
import { readWorkbook } from '../src/platform/sheets/index.ts'
import { demoJourney } from './demo.ts'
import { PHONE, picture } from './journey.ts'

const there = demoJourney()

const openPage = async (page: Page, place: string, title: string) => {
  const { pathname } = new URL(page.url())
  await page.goto(there.url + (/^\/c\/[^/]+/.exec(pathname)?.[0] ?? '') + place)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

const rowsOf = async (path: string): Promise<string[][]> => {
  const rows: string[][] = []
  for await (const row of (await readWorkbook(await readFile(path))).rows())
    rows.push(row.cells.map(({ text }) => text))
  return rows
}

const saved = async (page: Page, press: () => Promise<unknown>): Promise<string> => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return file.path()
}

describe('a list leaves as it stands on the screen', () => {
  let page: Page

  it('filtered, ordered and with the columns chosen, and the choice is remembered', async () => {
    page = await there.open()
    await there.enter(page, 'manager')
    await openPage(page, '/houses', '房屋')
    const table = page.getByRole('region', { name: '房屋' })
    await table.getByRole('row').nth(1).waitFor()
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '户型' }).uncheck()
    await page.getByRole('checkbox', { name: '交房日期' }).check()
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox', { name: /房号/ }).fill('6-2')
    await table.getByRole('columnheader', { name: '建筑面积' }).click()
    await page.waitForURL(/sort=builtArea/)
    await page.waitForURL(/q=6-2/)
    await table.getByRole('cell', { name: /^6-2-/ }).first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: '导出' }).click()
    await picture(page, 'export-menu')
    const path = await saved(page, () => page.getByRole('menuitem', { name: /Excel/ }).click())
    const [header, ...rows] = await rowsOf(path)
    const heads = (await table.getByRole('columnheader').allInnerTexts()).map((text) => text.trim())
    expect(header).toEqual(heads.filter((head) => head !== '住户卡'))
    expect(header).toContain('交房日期')
    expect(header).not.toContain('户型')
    const shown = await table.locator('tbody tr.ant-table-row td:first-child').allInnerTexts()
    expect(rows.slice(0, shown.length).map(([house]) => house)).toEqual(shown.map((text) => text.trim()))
    await page.reload()
    await table.getByRole('columnheader', { name: '交房日期' }).waitFor()
    expect(await table.getByRole('columnheader', { name: '户型' }).count()).toBe(0)
  })

  it('our own template is filled with what is there today', async () => {
    await openPage(page, '/import', '导入')
    await page.getByRole('button', { name: '下载模板' }).click()
    await picture(page, 'import-template')
    const path = await saved(page, () => page.getByRole('menuitem', { name: /带今天数据/ }).click())
    const rows = await rowsOf(path)
    expect(rows[0]?.slice(0, 3)).toEqual(['楼号', '单元', '房号'])
    expect(rows.flat().filter((cell) => /^1\d{10}$/.test(cell))).toEqual([])
  })
})

describe(`${hostile(40)} whole numbers leave by two people`, () => {
  it('one asks with a reason, another grants, the first takes the file with a watermark', async () => {
    const [asking, granting] = [await there.open(), await there.open()]
    await Promise.all([there.enter(asking, 'supervisor'), there.enter(granting, 'manager')])
    await openPage(asking, '/mass-exports', '全号导出')
    await picture(asking, 'mass-export-empty')
    await asking.getByRole('button', { name: '申请全号导出' }).first().click()
    const dialog = asking.getByRole('dialog', { name: '申请全号导出' })
    await dialog.getByRole('button', { name: '项目移交' }).click()
    await picture(asking, 'mass-export-ask')
    await dialog.getByRole('button', { name: '提交申请' }).click()
    await asking.getByRole('cell', { name: '待批准' }).waitFor()

    await openPage(granting, '/mass-exports', '全号导出')
    await granting.getByRole('button', { name: '批准', exact: true }).click()
    await granting
      .getByRole('dialog')
      .getByRole('button', { name: '批 准' })
      .or(granting.getByRole('dialog').getByRole('button', { name: '批准' }))
      .first()
      .click()
    await granting.getByRole('cell', { name: '已批准' }).waitFor()
    await picture(granting, 'mass-export-granted')

    await asking.reload()
    const path = await saved(asking, () =>
      asking
        .getByRole('button', { name: '下载' })
        .or(asking.getByRole('button', { name: '下 载' }))
        .first()
        .click(),
    )
    const rows = await rowsOf(path)
    expect(rows[0]?.[0]).toMatch(/^仅供 .* 使用.*用途：项目移交；批准：/)
    expect(rows.flat().some((cell) => /^1\d{10}$/.test(cell))).toBe(true)
    await asking.setViewportSize(PHONE)
    await picture(asking, 'mass-export-phone')
  })

  it('and who took what out stands in the audit', async () => {
    const page = await there.open()
    await there.enter(page, 'manager')
    await openPage(page, '/settings/audit', '操作记录')
    await page.getByRole('cell', { name: '下载全号导出' }).first().waitFor()
    await page.getByRole('cell', { name: '导出房屋' }).first().waitFor()
    await picture(page, 'audit')
  })
})

const PLACES: readonly (readonly [string, string])[] = [
  ['/houses', '房屋'],
  ['/estate', '楼栋设施'],
  ['/estate?tab=spaces', '楼栋设施'],
  ['/parties', '业户'],
  ['/titles', '产权登记'],
  ['/leases', '租约登记'],
  ['/occupants', '住户'],
  ['/vehicles', '车辆'],
  ['/keys', '钥匙'],
  ['/keys/loans', '钥匙'],
  ['/keys/stock-takes', '钥匙'],
  ['/calls', '来电记录'],
  ['/matters', '全部事项'],
]

describe('every list page', () => {
  it('offers search, columns and export', async () => {
    const page = await there.open()
    await there.enter(page, 'manager')
    for (const [place, title] of PLACES) {
      await openPage(page, place, title)
      await page.getByRole('button', { name: '导出' }).waitFor()
      expect(await page.getByRole('searchbox').count(), place).toBeGreaterThan(0)
      expect(await page.getByRole('button', { name: '列', exact: true }).count(), place).toBe(1)
      await page.waitForLoadState('networkidle')
      await picture(page, `list${place.replace(/\W+/g, '-')}`)
    }
    await page.setViewportSize(PHONE)
    await openPage(page, '/houses', '房屋')
    await page.waitForLoadState('networkidle')
    await picture(page, 'list-houses-phone')
  })
})
