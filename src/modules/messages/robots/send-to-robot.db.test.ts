import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import { robotAddress, type Vendor, vendor } from '../testing/vendor.ts'
import type { RobotKind } from '../words.ts'
import { sendToRobot } from './send-to-robot.ts'

const KEY = 'key-1234567890'
let local: Vendor

beforeAll(async () => {
  local = await vendor()
  process.env.LIREN_OUTBOUND_HOSTS = local.origin
})
afterAll(() => local.close())
beforeEach(() => {
  local.received.length = 0
})

const send = (kind: RobotKind = 'wecom', o: { address?: string; timeoutMs?: number } = {}) =>
  sendToRobot(
    {
      kind,
      address: o.address ?? robotAddress(local.origin, kind, KEY),
      secret: '',
      at: new Date(),
      timeoutMs: o.timeoutMs ?? 5000,
    },
    { text: '【派单】', mentions: [] },
  )

describe(`${clause('§11.4')} A vendor`, () => {
  it('that takes the message is believed by the code in its answer, not by the status', async () => {
    local.answers({ body: { errcode: 0, errmsg: 'ok' } })
    expect(await send('wecom')).toEqual({ kind: 'sent' })
    expect(await send('dingtalk')).toEqual({ kind: 'sent' })
    local.answers({ body: { code: 0, msg: 'success' } })
    expect(await send('feishu')).toEqual({ kind: 'sent' })
    expect(local.received).toHaveLength(3)
  })

  it('that answers slowly, not at all, or hangs up is asked again later', async () => {
    const hasty = () => send('wecom', { timeoutMs: 200 })
    local.answers({ body: { errcode: 0 }, afterMs: 2000 })
    expect(await hasty()).toMatchObject({ kind: 'again', reason: expect.stringContaining('没有答复') })
    local.answers('never')
    expect(await hasty()).toMatchObject({ kind: 'again', reason: expect.stringContaining('没有答复') })
    const gone = await vendor()
    await gone.close()
    process.env.LIREN_OUTBOUND_HOSTS = `${local.origin},${gone.origin}`
    const answer = await send('wecom', { address: robotAddress(gone.origin, 'wecom', KEY) })
    expect(answer).toMatchObject({ kind: 'again', reason: expect.stringContaining('连不上') })
  })

  it.each([
    ['garbage', { body: '<html>请先登录无线网络</html>' }, 'again'],
    ['JSON of somebody else', { body: { ok: true } }, 'again'],
    ['an error of its server', { status: 502, body: 'bad gateway' }, 'again'],
    ['too many requests', { status: 429, body: '' }, 'again'],
    ['more than anybody would read', { body: `"${'x'.repeat(3_000_000)}"` }, 'again'],
    ['another status without a reason', { status: 404, body: 'not found' }, 'refused'],
    ['a wrong key', { body: { errcode: 93000, errmsg: 'invalid webhook url' } }, 'refused'],
    ['a wrong key, with a status of its own', { status: 400, body: { errcode: 93000, errmsg: '' } }, 'refused'],
    ['an overrun pace', { body: { errcode: 45009, errmsg: 'api freq out of limit' } }, 'again'],
    ['a code nobody has heard of', { body: { errcode: 123_456, errmsg: '不知道' } }, 'refused'],
  ])('that answers %s is understood, and a reason is there for people', async (_, answer, kind) => {
    local.answers(answer)
    const outcome = await send()
    expect(outcome).toMatchObject({ kind })
    expect('reason' in outcome && outcome.reason).toMatch(/[\u4e00-\u9fff]{4}/)
  })

  it('that sends us elsewhere is not followed', async () => {
    const elsewhere = await vendor()
    local.answers({ status: 307, headers: { location: `${elsewhere.origin}/internal` } })
    expect(await send()).toMatchObject({ kind: 'refused' })
    expect(elsewhere.received).toEqual([])
    await elsewhere.close()
  })

  it('is called at its own host alone: any other address is refused before a byte leaves', async () => {
    const other = await vendor()
    for (const address of [
      robotAddress(other.origin, 'wecom', KEY),
      'http://169.254.169.254/cgi-bin/webhook/send?key=1',
      'https://localhost/cgi-bin/webhook/send?key=1',
    ])
      expect(await send('wecom', { address })).toMatchObject({ kind: 'refused' })
    expect(other.received).toEqual([])
    await other.close()
  })

  it('that repeats our key back to us does not get it into a reason', async () => {
    local.answers(({ url }) => ({ body: { errcode: 93000, errmsg: `no such robot ${KEY} at ${url}` } }))
    expect(JSON.stringify(await send())).not.toContain(KEY)
  })
})
