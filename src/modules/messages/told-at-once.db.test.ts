import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestColleague } from '../../app/testing/centre.ts'
import { clause, hostile } from '../../kernel/clause.ts'
import { createLogger } from '../../platform/http/log.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testMailServer } from '../../platform/testing/mail-server.ts'
import { testCommunity } from '../access/testing/people.ts'
import * as contract from './contract.ts'
import { type MessageDesk, messageDesk } from './testing/desk.ts'
import { robotAddress } from './testing/vendor.ts'

const db = testDatabase()
let desk: MessageDesk
let clerk: TestColleague
let technician: TestColleague
let administrator: TestColleague

beforeAll(async () => {
  desk = await messageDesk(db.url)
  clerk = await desk.colleague({ name: '陈客服', roles: ['clerk'] })
  technician = await desk.colleague({ name: '王师傅', roles: ['technician'] })
  administrator = await desk.administrator()
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.vendor.received.length = 0
  desk.vendor.answers({ body: { errcode: 0, code: 0 } })
  await desk.query(`update messages.channel set active = false`)
})

const dispatched = async (o: { title?: string; priority?: string } = {}) => {
  const houseId = await desk.house({ spelling: `7-1-${100 + Math.floor(Math.random() * 9e6)}` })
  const answer = await desk.app.http.inject({
    method: 'POST',
    url: `/api/communities/${desk.communityId}/repairs`,
    headers: { cookie: clerk.cookie },
    payload: {
      ...{
        category: 'leak',
        title: o.title ?? '厨房水管漏水，电话 13800138000',
        place: { kind: 'house', id: houseId },
      },
      ...{ callerName: '业主张三', callerPhone: '13900139000', channel: 'phone' },
      ...{ dispatchTo: { staffId: technician.id }, ...(o.priority ? { priority: o.priority } : {}) },
    },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  await desk.app.settle()
  return answer.json() as { id: string; number: string }
}

describe(`${clause('§11.4')} A technician`, () => {
  it('is told in the group at once, by account, with number, place and title and nobody’s telephone', async () => {
    await desk.channel({ kind: 'wecom', events: ['dispatched'] })
    const { communityId, manager } = desk
    const accounts = { communityId, staffId: technician.id, wecom: 'WangShiFu', dingtalk: '', feishu: '' }
    expect((await desk.call(manager, contract.setAccounts, { ...accounts, version: 0 })).status).toBe(200)
    const worker = await startWorker({
      ...{ url: db.url, database: desk.app.database, logger: createLogger({ level: 'silent' }) },
      jobs: [desk.job],
    })
    const { number, id } = await dispatched()
    await expect.poll(() => desk.vendor.received.length, { timeout: 5000 }).toBe(1)
    await worker.stop()
    const [{ body } = { body: undefined }] = desk.vendor.received
    expect(body.text.mentioned_list).toEqual(['WangShiFu'])
    expect(body.text.content).toContain(`【派单】报修 ${number}`)
    expect(body.text.content).toContain('厨房水管漏水，电话 ****')
    expect(body.text.content).toContain('承办：王师傅')
    for (const secret of ['13800138000', '13900139000', '张三']) expect(body.text.content).not.toContain(secret)
    const listed = (await desk.call(clerk, contract.listMessages, { communityId, q: number })).body
    expect(listed.messages).toMatchObject([{ event: 'dispatched', state: 'sent', number }])
    expect(
      (await desk.call(clerk, contract.showMessage, { communityId, messageId: listed.messages[0].id })).body,
    ).toMatchObject({
      matterId: id,
      history: [{ outcome: 'sent' }],
    })
  })

  it('is told once of a fact that is handed on twice; each group hears of what it asked for, by what matters most', async () => {
    const dispatch = await desk.channel({ events: ['dispatched'] })
    const urgent = await desk.channel({ kind: 'feishu', events: ['emergency', 'complaint'] })
    const none = await desk.channel({ kind: 'dingtalk', events: [] })
    const { id } = await dispatched({ priority: 'emergency' })
    expect(await desk.of(dispatch.id)).toHaveLength(1)
    expect(await desk.of(urgent.id)).toHaveLength(1)
    expect(await desk.of(none.id)).toHaveLength(0)
    const eventId = crypto.randomUUID()
    for (let times = 0; times < 3; times += 1) {
      await desk.app.database.run({ kind: 'community', communityId: desk.communityId, write: true }, async (tx) => {
        const { database } = desk.app
        const on = { tx, database, communityId: desk.communityId, now: await database.now(tx), tell: () => {} }
        const payload = { matterId: id, rule: 'on-site' }
        await desk.hear('matters.breached').run({ ...on, eventId, payload })
        await desk.hear('matters.moved').run({ ...on, eventId, payload: { matterId: id, action: 'dispatch' } })
      })
    }
    expect(await desk.of(dispatch.id)).toHaveLength(2)
  })

  it('finds the matter behind a link where this installation has a public address', async () => {
    const { id: channelId } = await desk.channel()
    process.env.LIREN_PUBLIC_ADDRESS = 'https://liren.example.com/'
    const { id } = await dispatched()
    delete process.env.LIREN_PUBLIC_ADDRESS
    const [row] = await desk.query<{ body: string }>(`select body from messages.message where channel_id = $1`, [
      channelId,
    ])
    expect(row?.body).toMatch(new RegExp(`https://liren\\.example\\.com/c/[^/]+/matters\\?matter=${id}`))
  })

  it('gets a mail through the company’s mail server, once an administrator has set one', async () => {
    const { communityId, manager } = desk
    const made = await desk.call(manager, contract.createChannel, {
      ...{ communityId, kind: 'email', name: '工程部邮箱' },
      ...{ recipients: ['wang@example.com'], events: ['dispatched'] },
    })
    expect(made.status).toBe(200)
    await dispatched()
    await desk.send()
    expect(await desk.of(made.body.id)).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('还没有设置') },
    ])
    const mail = await testMailServer()
    const server = {
      host: '127.0.0.1',
      port: mail.port,
      security: 'none',
      sender: 'desk@example.com',
      version: 0,
    } as const
    expect((await desk.call(administrator, contract.setMailServer, server)).body.code).toBe(
      'messages.mail-server-refused',
    )
    process.env.LIREN_OUTBOUND_HOSTS += `,http://127.0.0.1:${mail.port}`
    expect((await desk.call(manager, contract.setMailServer, server)).status).toBe(403)
    expect((await desk.call(administrator, contract.setMailServer, server)).status).toBe(200)
    expect((await desk.call(administrator, contract.setMailServer, server)).body.code).toBe(
      'messages.mail-server-changed',
    )
    await dispatched()
    await desk.send()
    expect((await desk.of(made.body.id)).map(({ state }) => state)).toEqual(['failed', 'sent'])
    expect(mail.mails[0]).toContain('To: wang@example.com')
    await mail.close()
  })
})

describe(`${clause('§11.4')} A channel`, () => {
  it('is tried by a test message whose result is read at once, before everything that waits', async () => {
    const { communityId, manager } = desk
    const { id } = await desk.channel({ kind: 'dingtalk', secret: 'SEC-secret-123' })
    await desk.queue(3)
    const { messageId } = (await desk.call(manager, contract.testChannel, { communityId, channelId: id })).body
    desk.vendor.answers({ body: { errcode: 310000, errmsg: 'sign not match' } })
    await desk.send()
    expect(desk.vendor.received[0]?.body.text.content).toContain('孙经理 发送的测试消息')
    expect(desk.vendor.received[0]?.url).toMatch(/&timestamp=\d{13}&sign=/)
    expect((await desk.call(manager, contract.showMessage, { communityId, messageId })).body).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('加签密钥'),
    })
  })

  it('takes only the address of a robot of its vendor', async () => {
    const { communityId, manager, vendor } = desk
    const make = (kind: 'wecom' | 'feishu', address: string) =>
      desk.call(manager, contract.createChannel, { communityId, kind, name: 'x', address, events: [] })
    for (const [kind, address] of [
      ['wecom', 'http://169.254.169.254/cgi-bin/webhook/send?key=1'],
      ['wecom', 'https://evil.cn/cgi-bin/webhook/send?key=1'],
      ['wecom', robotAddress(vendor.origin, 'feishu', 'k')],
      ['feishu', 'javascript:alert(1)'],
      ['feishu', ''],
    ] as const)
      expect((await make(kind, address)).body.code, address).toBe('messages.address-refused')
    expect(
      (await desk.call(manager, contract.createChannel, { communityId, kind: 'email', name: 'y', events: [] })).body
        .code,
    ).toBe('messages.recipients-missing')
  })

  it(`${hostile(38)} that two people change at once keeps the first and shows the second both versions`, async () => {
    const { communityId, manager } = desk
    const { id, version } = await desk.channel({ name: '两人改' })
    const change = (name: string) =>
      desk.call(manager, contract.changeChannel, {
        ...{ communityId, channelId: id, version, name, recipients: [], events: ['breached' as const], active: true },
      })
    const outcomes = await Promise.all([change('甲'), change('乙')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = outcomes.find(({ status }) => status === 409)?.body
    expect(lost.code).toBe('messages.channel-changed')
    expect(lost.theirs ?? lost.facts?.theirs).toMatchObject({ version: version + 1 })
  })

  it(`${hostile(32)} of another community does not exist here`, async () => {
    const elsewhere = await testCommunity(desk.app.database)
    const stranger = await desk.colleague({ name: '外人', roles: ['manager'], communityId: elsewhere })
    const { id } = await desk.channel()
    const mine = await desk.call(stranger, contract.testChannel, { communityId: elsewhere, channelId: id })
    expect(mine.body.code).toBe('messages.channel-not-found')
    expect((await desk.call(stranger, contract.listMessages, { communityId: desk.communityId })).status).toBe(404)
  })
})
