import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause } from '../src/kernel/clause.ts'
import { sendMessages } from '../src/modules/messages/send-messages.ts'
import { robotAddress, type Vendor, vendor } from '../src/modules/messages/testing/vendor.ts'
import { createLogger } from '../src/platform/http/log.ts'
import { startWorker, type Worker } from '../src/platform/jobs/worker.ts'
import { demoJourney } from './demo.ts'
import { PHONE, picture } from './journey.ts'

const there = demoJourney()
let local: Vendor
let worker: Worker

beforeAll(async () => {
  local = await vendor()
  process.env.LIREN_OUTBOUND_HOSTS = local.origin
  const { database } = there.app
  const logger = createLogger({ level: 'silent' })
  worker = await startWorker({ url: there.databaseUrl, database, jobs: [sendMessages], logger })
})
afterAll(async () => {
  await worker.stop()
  await local.close()
})

describe(`${clause('§11.4')} A group that is told at once`, () => {
  it('is set up by the manager, tested, put right after a wrong key, and every message can be looked up', async () => {
    const page = await there.open()
    await there.enter(page, 'manager')
    await page.goto(`${there.url}/c/DEMO/settings/message-channels`)
    await page.getByText('还没有消息通道').waitFor()
    await picture(page, 'messages-empty-desk')
    local.answers({ body: { errcode: 93000, errmsg: 'invalid webhook url' } })
    await page.getByRole('button', { name: '新建通道' }).first().click()
    await page.getByRole('dialog').getByLabel('名称').fill('工程维修群')
    await page.getByLabel('Webhook 地址').fill(robotAddress(local.origin, 'wecom', 'wrong-key-123456'))
    await page.getByLabel('投诉登记').check()
    await picture(page, 'messages-new-desk')
    await page.getByRole('button', { name: '保存并发测试消息' }).click()
    await page.getByText('没有发出去：机器人地址无效').waitFor()
    await picture(page, 'messages-test-failed-desk')
    await page.getByRole('button', { name: '知道了' }).click()
    await page.getByText('发不出去').first().waitFor()
    await picture(page, 'messages-failing-desk')

    await page.goto(`${there.url}/c/DEMO/`)
    await page.getByText('工程维修群：').waitFor()
    await picture(page, 'messages-today-desk')
    await page.getByRole('link', { name: '去处理' }).click()
    await page.getByText('已加密保存，不再显示').waitFor()
    expect(await page.content()).not.toContain('wrong-key-123456')
    await picture(page, 'messages-change-desk')
    local.answers({ body: { errcode: 0, errmsg: 'ok' } })
    await page.getByLabel('Webhook 地址').fill(robotAddress(local.origin, 'wecom', 'right-key-123456'))
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('button', { name: '发测试消息' }).click()
    await page.getByText('已发出，请到群里').waitFor()
    await page.getByRole('button', { name: '知道了' }).click()

    await page.goto(`${there.url}/c/DEMO/settings/messages`)
    await page
      .getByRole('button', { name: /昨天|今天/ })
      .last()
      .click()
    await page.getByText('对方拒收').waitFor()
    await picture(page, 'messages-record-desk')
    await page.getByRole('button', { name: '重新发送' }).click()
    await page.getByText('已发出').first().waitFor()
    expect(local.received.at(-1)?.url).toContain('right-key-123456')
  })

  it('is kept in order from a phone as well', async () => {
    const page = await there.open({ viewport: PHONE })
    await there.enter(page, 'manager')
    for (const [path, name] of [
      ['settings/message-channels', 'channels'],
      ['settings/messages', 'record'],
    ] as const) {
      await page.goto(`${there.url}/c/DEMO/${path}`)
      await page.getByText('工程维修群').first().waitFor()
      await picture(page, `messages-${name}-phone`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    }
    await page.goto(`${there.url}/c/DEMO/settings/message-channels`)
    await page.getByRole('button', { name: '提醒账号' }).click()
    await page
      .getByRole('button', { name: /师傅|工/ })
      .first()
      .waitFor()
    await picture(page, 'messages-accounts-phone')
  })
})
