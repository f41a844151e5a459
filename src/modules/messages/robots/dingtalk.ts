import { createHmac } from 'node:crypto'
import { clipped, codeAndWords, type Robot } from './robot.ts'

const BUSY = { kind: 'again', reason: '钉钉系统繁忙', restSeconds: 30 } as const
// Who exceeds the pace is shut out for ten minutes.
const TOO_FAST = { kind: 'again', reason: '发送太快被钉钉限流，约 10 分钟后恢复', restSeconds: 600 } as const
const BAD_TOKEN = {
  kind: 'refused',
  reason: '机器人地址无效：access_token 不对，或机器人已被删除。请在群里重新添加机器人，再换上新地址',
} as const

/** 钉钉自定义机器人: a secret signs `timestamp\nsecret`, and the signature travels in the address. */
export const dingtalk: Robot = {
  name: '钉钉',
  host: 'oapi.dingtalk.com',
  like: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  fits: (url) => url.pathname === '/robot/send' && url.searchParams.has('access_token'),
  request: ({ address, secret, text, mentions, at }) => {
    const url = new URL(address)
    if (secret !== '') {
      const timestamp = String(at.getTime())
      url.searchParams.set('timestamp', timestamp)
      url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
    }
    // Only who stands in the text too is mentioned.
    const content = [clipped(text, 18_000), mentions.map((one) => `@${one}`).join(' ')].filter(Boolean).join('\n')
    return {
      url: url.href,
      body: { msgtype: 'text', text: { content }, at: { atUserIds: [...mentions], isAtAll: false } },
    }
  },
  read: (body) => codeAndWords(body, { code: 'errcode', words: 'errmsg' }),
  meaning: (code) => meanings[code] ?? { kind: 'refused', reason: '钉钉拒收' },
}

const meanings: Readonly<Record<number, ReturnType<Robot['meaning']>>> = {
  0: { kind: 'sent' },
  [-1]: BUSY,
  130101: TOO_FAST,
  410100: TOO_FAST,
  300001: BAD_TOKEN,
  300005: BAD_TOKEN,
  400101: BAD_TOKEN,
  400102: { kind: 'refused', reason: '机器人已被停用，请在群里重新启用' },
  310000: {
    kind: 'refused',
    reason: '没有通过机器人的安全设置：请核对加签密钥、关键词（可用小区名称）或 IP 白名单，并核对服务器时间',
  },
}
