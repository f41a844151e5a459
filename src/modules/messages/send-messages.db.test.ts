import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import { allowOutbound, stopOutbound } from '../../platform/outbox/outbound.ts'
import { asAdmin } from '../../platform/testing/cluster.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import * as contract from './contract.ts'
import { type MessageDesk, messageDesk } from './testing/desk.ts'
import { robotAddress } from './testing/vendor.ts'

const db = testDatabase()
let desk: MessageDesk

beforeAll(async () => {
  desk = await messageDesk(db.url)
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.vendor.received.length = 0
  desk.vendor.answers({ body: { errcode: 0, code: 0 } })
  await desk.query(`update messages.channel set active = false, events = '{}'`)
  await desk.query(`update messages.message set state = 'expired', ended_at = now() where ended_at is null`)
})

const SECOND = 1000
const states = async (channelId: string) => (await desk.of(channelId)).map(({ state }) => state)

describe(`${clause('§11.4')} Messages`, () => {
  it('go out once each, the oldest first, and say so, however many processes send', async () => {
    const { id } = await desk.channel()
    const said = () => desk.vendor.received.map(({ body }) => body.text.content)
    await desk.queue(3)
    await desk.send()
    expect(said()).toEqual(['第 1 条', '第 2 条', '第 3 条'])
    await desk.queue(5)
    await Promise.all([desk.send(), desk.send(), desk.send()])
    expect(said().slice(3).sort()).toEqual(['第 1 条', '第 2 条', '第 3 条', '第 4 条', '第 5 条'])
    expect(await desk.of(id)).toMatchObject(
      Array.from({ length: 8 }, () => ({ state: 'sent', attempts: 1, reason: '' })),
    )
  })

  it('are twenty a minute for one robot, in two communities and processes together; the next one waits', async () => {
    const key = crypto.randomUUID()
    const mine = await desk.channel({ key })
    const also = await desk.channel({ key })
    await desk.queue(12)
    await Promise.all(Array.from({ length: 4 }, () => desk.send()))
    expect(desk.vendor.received).toHaveLength(20)
    const waiting = async () => [...(await states(mine.id)), ...(await states(also.id))].filter((s) => s === 'waiting')
    expect(await waiting()).toHaveLength(4)
    await desk.send()
    expect(desk.vendor.received).toHaveLength(20)
    desk.clock.offset += 61 * SECOND
    await desk.send()
    expect(desk.vendor.received).toHaveLength(24)
    expect((await desk.of(also.id)).every(({ attempts }) => attempts === 1)).toBe(true)
  })

  it('do not wait for each other: a robot that is silent keeps another from nothing', async () => {
    const silent = await desk.channel({ key: 'silent-robot' })
    const brisk = await desk.channel({ key: 'brisk-robot' })
    desk.vendor.answers(({ url }) => (url.includes('silent') ? { status: 503 } : { body: { errcode: 0 } }))
    await desk.queue(3)
    await desk.send()
    expect(await states(brisk.id)).toEqual(['sent', 'sent', 'sent'])
    // After the first failure the whole robot rests: one call, not three.
    expect(desk.vendor.received.filter(({ url }) => url.includes('silent'))).toHaveLength(1)
    expect((await desk.of(silent.id)).map(({ attempts }) => attempts)).toEqual([1, 0, 0])
  })

  it('are tried again later and later when the vendor has trouble, and given up after five times with the reason', async () => {
    const { id } = await desk.channel()
    desk.vendor.answers({ status: 500 })
    await desk.queue()
    for (const seconds of [0, 31, 121, 601, 1801]) {
      desk.clock.offset += seconds * SECOND
      await desk.send()
    }
    expect(await desk.of(id)).toMatchObject([
      { state: 'failed', attempts: 5, reason: '已试 5 次：企业微信的服务器出错' },
    ])
    desk.clock.offset += 86_400 * SECOND
    await desk.send()
    expect(desk.vendor.received).toHaveLength(5)
    const { channels } = (await desk.call(desk.manager, contract.listChannels, { communityId: desk.communityId })).body
    expect(channels.find((one: contract.Channel) => one.id === id).failing).toMatchObject({
      reason: '已试 5 次：企业微信的服务器出错',
    })
  })

  it('are not tried again with a wrong key; sent anew by hand once the address is right, and the warning goes', async () => {
    const { id, version } = await desk.channel({ name: '工程群' })
    desk.vendor.answers({ body: { errcode: 93000, errmsg: 'invalid webhook url' } })
    await desk.queue()
    await desk.send()
    const [failed] = await desk.of(id)
    expect(failed).toMatchObject({ state: 'failed', attempts: 1 })
    expect(failed?.reason).toContain('机器人地址无效')
    desk.vendor.answers({ body: { errcode: 0 } })
    const { communityId, manager } = desk
    const right = robotAddress(desk.vendor.origin, 'wecom', 'right-key-1')
    await desk.call(manager, contract.changeChannel, {
      ...{ communityId, channelId: id, version, name: '工程群', address: right },
      ...{ recipients: [], events: ['dispatched'], active: true },
    })
    const again = { communityId, messageId: failed?.id as contract.MessageId }
    const outcomes = await Promise.all([1, 2].map(() => desk.call(manager, contract.resendMessage, again)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409])
    await desk.send()
    expect(desk.vendor.received.at(-1)?.url).toContain('right-key-1')
    const shown = (await desk.call(manager, contract.showMessage, again)).body
    expect(shown).toMatchObject({ state: 'sent', reason: '' })
    expect(shown.history.map((one: { outcome: string }) => one.outcome)).toEqual(['refused', 'sent'])
    const { channels } = (await desk.call(manager, contract.listChannels, { communityId })).body
    expect(channels.find((one: contract.Channel) => one.id === id).failing).toBeNull()
  })

  it('cut short between the sending and its mark go out again, never more than five times in all', async () => {
    const { id } = await desk.channel()
    await desk.queue()
    // Each time the vendor has the message, and the process is gone before it could write that down.
    for (let at = 0; at < 8; at += 1) {
      await desk.sendAndStopBeforeTheMark()
      expect(await states(id)).toEqual([at < 5 ? 'sending' : 'failed'])
      // Before the lease has run out nobody else touches it.
      await desk.send()
      expect(await states(id)).toEqual([at < 5 ? 'sending' : 'failed'])
      desk.clock.offset += 61 * SECOND
    }
    expect(desk.vendor.received).toHaveLength(5)
    expect(await desk.of(id)).toMatchObject([{ state: 'failed', reason: '发送途中多次中断，结果不明' }])
    expect(
      await desk.query(
        `select outcome from messages.attempt a join messages.message m on m.id = a.message_id
      where m.channel_id = $1`,
        [id],
      ),
    ).toEqual(Array.from({ length: 5 }, () => ({ outcome: 'unknown' })))
  })

  it('that could not leave for a day are given up: old news helps nobody', async () => {
    const { id } = await desk.channel()
    await desk.queue()
    desk.clock.offset += 86_401 * SECOND
    await desk.send()
    expect(desk.vendor.received).toEqual([])
    expect(await desk.of(id)).toMatchObject([{ state: 'expired', reason: expect.stringContaining('24 小时') }])
  })

  it('do not leave through a channel that was switched off', async () => {
    const { id } = await desk.channel()
    await desk.queue()
    await desk.query(`update messages.channel set active = false where id = $1`, [id])
    await desk.send()
    expect(desk.vendor.received).toEqual([])
    expect(await states(id)).toEqual(['waiting'])
  })
})

describe(`${hostile(41)} After a restore`, () => {
  it('nothing leaves until an administrator allows it; then it does', async () => {
    const { id } = await desk.channel()
    await desk.queue()
    await asAdmin(db.url, stopOutbound)
    await desk.send()
    expect(desk.vendor.received).toEqual([])
    expect(await states(id)).toEqual(['waiting'])
    const listed = await desk.call(desk.manager, contract.listMessages, { communityId: desk.communityId })
    expect(listed.body.held).toBe(true)
    await desk.app.database.maintain(async (tx) => allowOutbound(tx, await desk.app.database.now(tx)))
    await desk.send()
    expect(await states(id)).toEqual(['sent'])
  })
})
