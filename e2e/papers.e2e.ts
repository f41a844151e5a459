import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clause } from '../src/kernel/clause.ts'
import type { CommunityId, StaffId } from '../src/kernel/id.ts'
import { issuePaper, type PaperContent } from '../src/modules/papers/index.ts'
import { phonePhoto } from '../src/platform/files/testing/pictures.ts'
import { demoJourney } from './demo.ts'
import { PHONE, picture } from './journey.ts'
import { readPdf } from './pdf.ts'

const there = demoJourney()

const issue = async (content: PaperContent): Promise<string> => {
  const { rows } = await there.app.database.maintenance.query<{ community_id: CommunityId; id: StaffId }>(
    `select c.community_id, a.staff_id as id from access.community c
     join access.assignment a on a.community_id = c.community_id and 'clerk' = any(a.roles) where c.code = 'DEMO'`,
  )
  const [{ community_id: communityId, id: staffId } = { community_id: '' as CommunityId, id: '' as StaffId }] = rows
  const paper = await there.app.database.run({ kind: 'community', communityId, write: true }, async (tx) =>
    issuePaper(
      { tx, communityId, now: await there.app.database.now(tx), today: '2026-11-24' as never, actor: { staffId } },
      { kind: { id: 'test.form', code: 'CS' }, subject: { kind: 'test', id: crypto.randomUUID() }, content },
    ),
  )
  return paper.id
}

/** Texts of the sheets that stand outside of the part that is printed, and how many sheets there are. */
const cutOff = (page: Page, sideMm: number) =>
  page.evaluate((side) => {
    const outside: string[] = []
    const sheets = [...document.querySelectorAll('.print-desk .paper')]
    const margin = (side * 96) / 25.4 - 1
    for (const sheet of sheets) {
      const { left, right, top, bottom } = sheet.getBoundingClientRect()
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.textContent?.trim() || node.parentElement?.closest('.paper-parts')) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const box of range.getClientRects()) {
          const inside =
            box.left >= left + margin && box.right <= right - margin && box.top >= top && box.bottom <= bottom
          if (!inside) outside.push(node.textContent)
        }
      }
    }
    return { outside, sheets: sheets.length, text: sheets.map((sheet) => sheet.textContent).join('') }
  }, sideMm)

const LONG: PaperContent = {
  title: '物品移交清单',
  lines: [
    { label: '移交人', value: '张㛃' },
    { label: '接收人', value: '𠮷野家餐饮 𠮷田' },
    { label: '金额', value: '人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分' },
    { label: '情况说明', value: `${'厨房、卫生间及阳台各处的钥匙均已核对，数量与清单一致。'.repeat(30)}\n以上属实。` },
  ],
  columns: ['序号', '名称', '规格', '数量', '备注'],
  rows: Array.from({ length: 60 }, (_, at) => [
    String(at + 1),
    `第 ${at + 1} 项物品`,
    at % 7 === 0 ? '一段特别长的规格说明文字，需要在窄列里折成好几行才印得下'.repeat(3) : '标准',
    '1',
    at === 59 ? '最后一项' : '',
  ]),
  signatures: ['移交人', '接收人', '见证人'],
  note: '本清单一式三份，双方签字后生效。',
}

describe(`${clause('§7.6')} A paper on the printer`, () => {
  it('takes as many sheets as it needs, of A4 and of each 241 mm paper, and nothing of it is cut off', async () => {
    const id = await issue(LONG)
    const page = await there.open()
    await there.enter(page, 'clerk')
    await page.goto(`${there.url}/c/DEMO/papers/${id}`)
    await page.getByText('最后一项').waitFor()
    await picture(page, 'paper-page-desk')
    await page.getByRole('button', { name: '打印', exact: true }).click()
    for (const [paper, width, height, side] of [
      ['continuous-half', 241, 139.7, 15],
      ['continuous-third', 241, 93.1, 15],
      ['continuous-whole', 241, 279.4, 15],
      ['a4', 210, 297, 14],
    ] as const) {
      await page.getByLabel('纸张').selectOption(paper)
      await page.emulateMedia({ media: 'print' })
      const { outside, sheets, text } = await cutOff(page, side)
      expect(outside, paper).toEqual([])
      expect(sheets, paper).toBeGreaterThan(1)
      for (const part of [
        '第 1 项物品',
        '第 60 项物品',
        '最后一项',
        '以上属实。',
        '见证人：',
        `第 1 页 共 ${sheets} 页`,
      ])
        expect(text, paper).toContain(part)
      // A character that stands once in each sentence: no sentence is lost between two sheets.
      expect(text.match(/均/g), paper).toHaveLength(30)
      const pdf = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
      expect(pdf.pages, paper).toHaveLength(sheets)
      for (const sheet of pdf.pages) {
        expect(Math.abs(sheet.width - width), paper).toBeLessThan(0.5)
        expect(Math.abs(sheet.height - height), paper).toBeLessThan(0.5)
      }
      for (const character of ['㛃', '𠮷', '捌', '清']) expect(pdf.characters, paper).toContain(character)
      await page.emulateMedia({ media: 'screen' })
      await picture(page, `paper-print-${paper}`)
    }
  })

  it('is met at this workstation: an offset is set, tested with rulers, kept for its paper and used by the next print', async () => {
    const page = await there.open()
    await there.enter(page, 'clerk')
    await page.goto(`${there.url}/c/DEMO/settings/printing`)
    const half = page.getByRole('region', { name: /二等分/ })
    await half.getByLabel('右移').fill('3')
    await half.getByLabel('下移').fill('-2')
    await half.getByRole('button', { name: '打印测试页' }).click()
    await page.getByText('右移 3 mm，上移 2 mm', { exact: false }).first().waitFor()
    await picture(page, 'paper-ruler-desk')
    const pdf = readPdf(await page.pdf({ preferCSSPageSize: true }))
    expect(pdf.pages).toHaveLength(1)
    await page.getByRole('button', { name: '关闭' }).click()
    await half.getByRole('button', { name: '保存' }).click()
    await picture(page, 'paper-printing-desk')
    const id = await issue({ title: '便条', lines: [{ label: '事由', value: '试' }] })
    await page.goto(`${there.url}/c/DEMO/papers/${id}`)
    await page.getByRole('button', { name: '打印', exact: true }).click()
    await page.getByText('本机校准：右移 3 mm，上移 2 mm。', { exact: false }).waitFor()
    const moved = await page.evaluate(() => {
      const [sheet, body] = [document.querySelector('.print-desk .paper'), document.querySelector('.paper-inner')]
      const [paper, inner] = [sheet?.getBoundingClientRect(), body?.getBoundingClientRect()]
      return { x: (inner?.left ?? 0) - (paper?.left ?? 0), y: (inner?.top ?? 0) - (paper?.top ?? 0) }
    })
    expect(Math.round(moved.x)).toBe(Math.round(((17 + 3) * 96) / 25.4))
    expect(Math.round(moved.y)).toBe(Math.round(((8 - 2) * 96) / 25.4))
    await page.getByLabel('纸张').selectOption('a4')
    await page.getByText('本机校准', { exact: false }).waitFor({ state: 'detached' })
  })
})

describe(`${clause('§7.6')} A template`, () => {
  it('is drawn up beside the paper it makes, put into force, and the next paper is made by it', async () => {
    const page = await there.open()
    await there.enter(page, 'manager')
    await page.goto(`${there.url}/c/DEMO/settings/paper-templates`)
    await page.getByText('系统默认').first().waitFor()
    await picture(page, 'templates-desk')
    await page.getByRole('button', { name: '钥匙借用单' }).click()
    const preview = page.getByRole('img', { name: '钥匙借用单 预览' })
    await preview.getByText('安居装饰 李明').waitFor()
    await page.getByLabel('标题').fill('钥匙领用单')
    await page.getByLabel('页脚').fill('服务热线 0755-8888 0001')
    await page.getByLabel('印“类别”').uncheck()
    await page.getByLabel('“借用人”印作').fill('领用人')
    await page.getByRole('button', { name: '“用途”上移' }).click()
    await preview.getByText('钥匙领用单').first().waitFor()
    await preview.getByText('服务热线').first().waitFor()
    expect(await preview.getByText('类别').count()).toBe(0)
    await picture(page, 'template-editor-desk')
    await page.getByText('A4', { exact: true }).click()
    await picture(page, 'template-editor-a4-desk')
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('草稿已保存').waitFor()
    await page.getByRole('button', { name: '启用…' }).click()
    await picture(page, 'template-start-desk')
    await page.getByRole('button', { name: '启用', exact: true }).click()
    await page.getByText('使用中').waitFor()
    await page.getByText('本小区样张第 1 版', { exact: false }).first().waitFor()
    await picture(page, 'template-in-force-desk')

    const phone = await there.open({ viewport: PHONE })
    await there.enter(phone, 'manager')
    for (const [path, name, wait] of [
      ['settings/paper-templates', 'templates', '钥匙借用单'],
      ['settings/paper-templates/keys.loan-slip', 'template', '使用中'],
      ['settings/printing', 'printing', 'A4 横向'],
      ['papers', 'papers', '钥匙借用单'],
      ['papers/series', 'paper-series', '钥匙借用单'],
    ] as const) {
      await phone.goto(`${there.url}/c/DEMO/${path}`)
      await phone.getByText(wait).first().waitFor()
      await picture(phone, `${name}-phone`)
      expect(await phone.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(PHONE.width)
    }
  })
})

describe(`${clause('§7.6')} A signature`, () => {
  it('is drawn with a finger on a small screen, shown on the paper and in the register', async () => {
    const id = await issue({
      title: '物品签收单',
      lines: [{ label: '物品', value: '门禁卡 2 张' }],
      signatures: ['领取人', '经办人'],
    })
    const page = await there.open({ viewport: PHONE })
    await there.enter(page, 'clerk')
    await page.goto(`${there.url}/c/DEMO/papers/${id}`)
    await page.getByRole('button', { name: '领取人签名' }).click()
    await page.getByLabel('签名人姓名').fill('张㛃')
    const field = page.getByRole('img', { name: /签名区域/ })
    await field.waitFor()
    expect(await page.getByRole('button', { name: '确认签名' }).isDisabled()).toBe(true)
    await draw(page, (await field.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 })
    await picture(page, 'sign-phone')
    await page.getByRole('button', { name: '确认签名' }).click()
    await page.getByText('领取人：张㛃', { exact: false }).first().waitFor()
    await page.getByRole('img', { name: '张㛃 的签名' }).waitFor()
    await page.getByText('校验码').waitFor()
    await picture(page, 'signed-phone')
    const desk = await there.open()
    await there.enter(desk, 'clerk')
    await desk.goto(`${there.url}/c/DEMO/papers`)
    await desk.getByText('已签 1/2').waitFor()
    await picture(desk, 'papers-desk')
    await desk.getByText('CS-2026-00003').click()
    await desk.getByRole('button', { name: '上传手签的扫描件' }).click()
    const scan = { name: '签收单.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await phonePhoto()) }
    await desk.getByLabel('扫描件或照片').setInputFiles(scan)
    await desk.getByLabel(/经办人/).fill('林晓雨')
    await picture(desk, 'scan-desk')
    await desk.getByRole('button', { name: '上传', exact: true }).click()
    await desk.getByRole('img', { name: '扫描件' }).waitFor()
    await desk.getByText('手签，扫描件存档', { exact: false }).waitFor()
    await picture(desk, 'scanned-desk')
    await desk.getByRole('button', { name: '打印', exact: true }).click()
    await desk.getByRole('img', { name: '张㛃 的签名' }).first().waitFor()
    await picture(desk, 'signed-print-desk')
  })
})

/** Touches the field as a finger does. */
const draw = async (page: Page, box: { x: number; y: number; width: number; height: number }): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const at = (x: number, y: number) => [{ x: box.x + box.width * x, y: box.y + box.height * y }]
  const strokes = [
    [
      [0.2, 0.3],
      [0.3, 0.32],
      [0.4, 0.28],
      [0.38, 0.5],
      [0.3, 0.7],
    ],
    [
      [0.5, 0.3],
      [0.6, 0.5],
      [0.7, 0.65],
      [0.8, 0.5],
    ],
    [
      [0.25, 0.8],
      [0.5, 0.78],
      [0.8, 0.82],
    ],
  ] as const
  for (const [first, ...rest] of strokes) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(first[0], first[1]) })
    for (const [x, y] of rest)
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(x, y) })
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
}
