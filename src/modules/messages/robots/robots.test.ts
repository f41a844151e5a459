import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import { clipped } from './robot.ts'
import { isRobotAddress } from './send-to-robot.ts'
import { wecom } from './wecom.ts'
import { withoutSecrets } from './without-secrets.ts'

const at = new Date('2026-11-24T10:30:00.500Z')
const text = '【派单】BX20261124-0003'

describe(`${clause('§11.4')} Group robots`, () => {
  it('企业微信 gets a text with those it mentions', () => {
    const address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-1'
    expect(wecom.request({ address, secret: '', text, mentions: ['wang'], at })).toEqual({
      url: address,
      body: { msgtype: 'text', text: { content: text, mentioned_list: ['wang'] } },
    })
  })

  it('钉钉 gets the signature of time and secret in the address, escaped', () => {
    const address = 'https://oapi.dingtalk.com/robot/send?access_token=t-1'
    const { url, body } = dingtalk.request({ address, secret: 'SECa', text, mentions: ['wang'], at })
    const sign = createHmac('sha256', 'SECa').update(`${at.getTime()}\nSECa`).digest('base64')
    expect(url).toContain(`timestamp=${at.getTime()}`)
    expect(new URL(url).searchParams.get('sign')).toBe(sign)
    expect(url).not.toContain(' ')
    expect(body).toEqual({
      msgtype: 'text',
      text: { content: `${text}\n@wang` },
      at: { atUserIds: ['wang'], isAtAll: false },
    })
    expect(dingtalk.request({ address, secret: '', text, mentions: [], at }).url).toBe(address)
  })

  it('飞书 gets the signature in the body, with the time in seconds', () => {
    const address = 'https://open.feishu.cn/open-apis/bot/v2/hook/abc'
    const { url, body } = feishu.request({ address, secret: 's1', text, mentions: ['ou_1'], at })
    expect(url).toBe(address)
    expect(body).toEqual({
      timestamp: '1795516200',
      sign: createHmac('sha256', '1795516200\ns1').digest('base64'),
      msg_type: 'text',
      content: { text: `${text}\n<at user_id="ou_1"></at>` },
    })
  })

  it('say by a code in the body whether it went, is to be tried again, or never will', () => {
    expect(wecom.meaning(0).kind).toBe('sent')
    expect(wecom.meaning(45009)).toMatchObject({ kind: 'again', restSeconds: 60 })
    expect(wecom.meaning(93000).kind).toBe('refused')
    expect(dingtalk.meaning(130101)).toMatchObject({ kind: 'again', restSeconds: 600 })
    expect(dingtalk.meaning(310000).kind).toBe('refused')
    expect(feishu.meaning(11232).kind).toBe('again')
    expect(feishu.meaning(19021).kind).toBe('refused')
    for (const robot of [wecom, dingtalk, feishu]) {
      expect(robot.meaning(987_654).kind).toBe('refused')
      for (const body of [null, 'ok', [], {}, { errcode: '0', code: '0' }])
        expect(robot.read(body).code, JSON.stringify(body)).toBeUndefined()
    }
  })

  it('are known by their address: host, path and key', () => {
    expect(isRobotAddress('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1')).toBe(true)
    expect(isRobotAddress('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=1')).toBe(true)
    expect(isRobotAddress('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/1-a')).toBe(true)
    expect(isRobotAddress('wecom', 'https://oapi.dingtalk.com/robot/send?access_token=1')).toBe(false)
    expect(isRobotAddress('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=1')).toBe(false)
    expect(isRobotAddress('feishu', 'http://open.feishu.cn/open-apis/bot/v2/hook/1')).toBe(false)
    expect(isRobotAddress('feishu', '粘贴错了')).toBe(false)
  })

  it('get no more bytes than they take, and no half character', () => {
    expect(clipped('漏水', 6)).toBe('漏水')
    expect(Buffer.byteLength(clipped('漏'.repeat(1000), 2048))).toBeLessThanOrEqual(2048)
    expect(clipped('𠮷'.repeat(10), 13)).toBe('𠮷𠮷…')
  })

  it('may say what they like: what was secret is not repeated', () => {
    const url = 'https://oapi.dingtalk.com/robot/send?access_token=abcdef123456&sign=Zm9vYmFy%2B%3D'
    const said = `bad request ${url} token abcdef123456 sign Zm9vYmFy+= secret SECret1234567\n${'长'.repeat(500)}`
    const shown = withoutSecrets(said, [url, 'SECret1234567'])
    for (const secret of ['abcdef123456', 'Zm9vYmFy', 'SECret1234567', '\n']) expect(shown).not.toContain(secret)
    expect([...shown].length).toBeLessThanOrEqual(120)
  })
})
