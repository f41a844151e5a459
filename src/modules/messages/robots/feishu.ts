import { createHmac } from 'node:crypto'
import { clipped, codeAndWords, type Robot } from './robot.ts'

const TOO_FAST = { kind: 'again', reason: '发送太快被飞书限流', restSeconds: 60 } as const
const BUSY = { kind: 'again', reason: '飞书系统繁忙', restSeconds: 30 } as const

/** 飞书自定义机器人: the signature is the HMAC of nothing under the key `timestamp\nsecret`, in seconds, inside the body. */
export const feishu: Robot = {
  name: '飞书',
  host: 'open.feishu.cn',
  like: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  fits: (url) => /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/.test(url.pathname),
  request: ({ address, secret, text, mentions, at }) => {
    const timestamp = String(Math.floor(at.getTime() / 1000))
    const signed =
      secret === '' ? {} : { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') }
    const called = mentions.map((one) => `<at user_id="${one}"></at>`).join(' ')
    return {
      url: address,
      body: {
        ...signed,
        msg_type: 'text',
        content: { text: [clipped(text, 18_000), called].filter(Boolean).join('\n') },
      },
    }
  },
  read: (body) => codeAndWords(body, { code: 'code', words: 'msg' }),
  meaning: (code) => meanings[code] ?? { kind: 'refused', reason: '飞书拒收' },
}

const meanings: Readonly<Record<number, ReturnType<Robot['meaning']>>> = {
  0: { kind: 'sent' },
  11232: TOO_FAST,
  11233: TOO_FAST,
  99991400: TOO_FAST,
  11200: BUSY,
  19001: {
    kind: 'refused',
    reason: '机器人地址无效：地址不对，或机器人已从群里移除。请在群里重新添加机器人，再换上新地址',
  },
  19021: { kind: 'refused', reason: '签名校验没有通过：请核对签名密钥，并核对服务器时间' },
  19022: { kind: 'refused', reason: '服务器的 IP 地址不在机器人的白名单里' },
  19024: { kind: 'refused', reason: '消息里没有机器人要求的关键词，可把关键词设为小区名称' },
}
