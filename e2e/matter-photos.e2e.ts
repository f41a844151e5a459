import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hostile } from '../src/kernel/clause.ts'
import { phonePhoto } from '../src/platform/files/testing/pictures.ts'
import { demoJourney } from './demo.ts'
import { PHONE, picture } from './journey.ts'

const there = demoJourney()

const ORDER = '主卧天花板渗水'

/** Puts a picture into the clipboard of the page and presses Ctrl+V, as after a screenshot. */
const pastePicture = async (page: Page, bytes: Buffer) =>
  page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/jpeg' }))
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, bytes.toString('base64'))

describe('photos of a matter', () => {
  it('a screenshot is pasted into the drawer with Ctrl+V, a wrong file is refused with a sentence, and what was wrong is taken back', async () => {
    const desk = await there.open()
    await there.enter(desk, 'supervisor')
    await desk.goto(`${there.url}/c/DEMO/matters`)
    await desk.getByRole('row', { name: ORDER }).getByRole('button').click()
    const drawer = desk.getByRole('dialog')
    await drawer.getByRole('button', { name: '添加附件' }).waitFor()
    await pastePicture(desk, await phonePhoto({ width: 900, height: 600 }))
    const photo = drawer.getByRole('list', { name: '附件' }).getByRole('img')
    await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    const chosen = drawer.locator('input[type=file]')
    await chosen.setInputFiles({ name: '报价.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html></html>') })
    await drawer.getByText('“报价.jpg”的内容不是图片').waitFor()
    await chosen.setInputFiles({ name: '报价.txt', mimeType: 'text/plain', buffer: Buffer.from('角阀 35 元') })
    await drawer.getByRole('link', { name: '报价.txt' }).waitFor()
    await picture(desk, 'matter-attachments')
    await drawer.getByRole('button', { name: '撤回 报价.txt' }).click()
    const asked = desk.getByRole('dialog', { name: '撤回 报价.txt' })
    await asked.getByRole('button', { name: '添加错了' }).click()
    await asked.getByRole('button', { name: '撤回', exact: true }).click()
    await drawer.getByText('报价.txt 已由').waitFor()
  })

  it(`${hostile(35)} a photo taken without signal is kept on the phone, sent when the signal is back, and is there once though an answer was lost`, async () => {
    const phone = await there.open({ viewport: PHONE })
    await there.enter(phone, 'technician', '/field/')
    await phone.getByRole('link', { name: ORDER }).click()
    await phone.getByText('现场照片').or(phone.getByText('完工照片')).first().waitFor()
    let lost = 0
    await phone.context().route('**/attachments', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await phone.context().setOffline(true)
    await phone
      .locator('.matter-photos input[type=file]')
      .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() })
    await phone.getByText('1 张待发送').waitFor()
    await picture(phone, 'photo-waiting-phone')
    await phone.context().setOffline(false)
    await phone.getByText('1 张待发送').waitFor({ state: 'detached', timeout: 60_000 })
    await expect.poll(() => phone.locator('.matter-photos img[src*="variant=small"]').count()).toBe(2)
    expect(lost).toBe(2)
    await picture(phone, 'photo-sent-phone')
  })
})
