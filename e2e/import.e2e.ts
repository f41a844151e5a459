import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { clause } from '../src/kernel/clause.ts'
import { projectFolder } from '../src/platform/app/project-folder.ts'
import { writeWorkbook } from '../src/platform/sheets/index.ts'
import { demoJourney, openHouse } from './demo.ts'
import { picture } from './journey.ts'

const there = demoJourney()

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Lets a file fall onto the page, as from a folder on the desktop. */
const drop = async (page: Page, file: { name: string; bytes: Uint8Array }) => {
  const transfer = await page.evaluateHandle(
    ({ name, base64, type }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const made = new DataTransfer()
      made.items.add(new File([bytes], name, { type }))
      return made
    },
    { name: file.name, base64: Buffer.from(file.bytes).toString('base64'), type: xlsx },
  )
  await page.getByText('拖到这里').dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByRole('heading', { level: 1, name: '导入预览' }).waitFor()
  await page.getByRole('heading', { level: 2, name: file.name }).waitFor()
}

const openImport = async (): Promise<Page> => {
  const page = await there.open()
  await there.enter(page, 'supervisor')
  await page.goto(`${there.url}/c/DEMO/import`)
  await page.getByRole('heading', { level: 1, name: '导入' }).waitFor()
  return page
}

const HEADERS = ['楼号', '单元', '房号', '楼层', '房屋类型', '建筑面积', '套内面积', '房屋状态', '业主姓名', '手机号', '钥匙去向']

const workbook = (rows: string[][], headers = HEADERS, name = '资产信息') =>
  writeWorkbook([{ name, columns: headers.map((header) => ({ header, kind: 'text' })), rows }])

it(`${clause('§12.4.2')} ${clause('§12.4.3')} a register is dropped in, its slips mended, its bad row left out, its people found by search, and all of it taken back`, async () => {
  const page = await openImport()
  await picture(page, 'import-upload')
  await drop(page, {
    name: '三期房屋登记表.xlsx',
    bytes: await workbook([
      ['21', '1', '101', '1', '住宅', '89.35㎡', '72.10', '已入住', '欧阳锦程', '139 0000 1234', '在前台'],
      ['21', '1', '102', '1', '住宅', '八十九', '72.10', '已入住', '司徒云', '13900005678', ''],
      ['21', '1', '201', '2', '住宅', '89.35', '72.10', '空置', '', '', ''],
      ['21', '1', '202', '2', '住宅', '89.35', '72.10', '已入住', '欧阳锦程', '13900001234', ''],
    ]),
  })
  const bad = page.getByRole('row', { name: '21-1-102' })
  await bad.waitFor()
  const blamed = await bad.innerText()
  for (const words of ['F列', '建筑面积', '八十九']) expect(blamed).toContain(words)
  expect(await page.getByRole('region', { name: '这个文件' }).innerText()).toContain('不认识的列：钥匙去向')
  await picture(page, 'import-preview')

  await page.getByRole('tab', { name: '疑似同一人' }).click()
  await page.getByRole('row', { name: '电话相同' }).getByRole('button', { name: '是同一人，合并' }).click()
  await page.getByRole('button', { name: '是同一人，合并', pressed: true }).waitFor()
  await picture(page, 'import-twins')

  await page.getByRole('tab', { name: '列的对应' }).click()
  await page.getByRole('combobox', { name: '列 钥匙去向 当作' }).click()
  await picture(page, 'import-mapping')
  await page.getByTitle('备注', { exact: true }).click()
  await page.getByRole('button', { name: '按这个对应重新读取' }).click()
  await page.getByText('按以前说过的对应读').waitFor()

  await page.getByRole('tab', { name: '逐行明细' }).click()
  await page.getByRole('button', { name: '全部按建议修改' }).click()
  await page.getByText('已按建议修改').first().waitFor()
  await page.getByRole('button', { name: '只导入无误的 3 行' }).click()
  const done = page.getByRole('status').filter({ hasText: '已导入。' })
  await done.waitFor()
  expect(await done.innerText()).toMatch(/新增.*房屋 3/)
  await page.getByText('还有 1 行没有导入').waitFor()
  await picture(page, 'import-result')

  await openHouse(page, 'oyjc', { spelling: '21-1-101', name: '21栋1单元101' })
  await page.getByRole('region', { name: '产权人' }).getByText('欧阳锦程').waitFor()
  const facts = await page.getByRole('region', { name: '房屋' }).innerText()
  for (const words of ['89.35', '72.1', '在前台']) expect(facts).toContain(words)

  await page.goto(`${there.url}/c/DEMO/import`)
  await page.getByRole('button', { name: '三期房屋登记表.xlsx' }).waitFor()
  await picture(page, 'import-history')
  await page.getByRole('button', { name: '三期房屋登记表.xlsx' }).click()
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  const dialog = page.getByRole('dialog', { name: '撤销这次导入？' })
  await dialog.getByText('都会收回').waitFor()
  await picture(page, 'import-undo')
  await dialog.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('写入的资料都已收回').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('21-1-101')
  await page.getByText('没有找到“21-1-101”').waitFor()
})

const peerFile = join(projectFolder(), '../shared/data/peer/importRoom.xlsx')

it.skipIf(!existsSync(peerFile))(
  'importRoom.xlsx of another system goes in as it is, its codes read as words',
  async () => {
    const page = await openImport()
    await drop(page, { name: 'importRoom.xlsx', bytes: readFileSync(peerFile) })
    await page.getByRole('row', { name: '1-1-1001' }).waitFor()
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByRole('status').filter({ hasText: '已导入。' }).waitFor()
    await openHouse(page, 'wuxuewen', { spelling: '1-1-1001', name: '1栋1单元1001' })
    await page.getByRole('region', { name: '产权人' }).getByText('吴学文').waitFor()
    expect(await page.getByRole('main').innerText()).toContain('住宅')
  },
)
