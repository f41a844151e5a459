import { clipped, codeAndWords, type Robot } from './robot.ts'

const BUSY = { kind: 'again', reason: '企业微信系统繁忙', restSeconds: 30 } as const
const TOO_FAST = { kind: 'again', reason: '发送太快，企业微信要求每分钟不超过 20 条', restSeconds: 60 } as const
const BAD_ADDRESS = {
  kind: 'refused',
  reason: '机器人地址无效：key 不对，或机器人已从群里移除。请在群里重新添加机器人，再换上新地址',
} as const

/** 企业微信群机器人: the key in the address is all; no signature. */
export const wecom: Robot = {
  name: '企业微信',
  host: 'qyapi.weixin.qq.com',
  like: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  fits: (url) => url.pathname === '/cgi-bin/webhook/send' && url.searchParams.has('key'),
  request: ({ address, text, mentions }) => ({
    url: address,
    // A text of more than 2,048 bytes is refused as a whole.
    body: { msgtype: 'text', text: { content: clipped(text, 2048), mentioned_list: [...mentions] } },
  }),
  read: (body) => codeAndWords(body, { code: 'errcode', words: 'errmsg' }),
  meaning: (code) => meanings[code] ?? { kind: 'refused', reason: '企业微信拒收' },
}

const meanings: Readonly<Record<number, ReturnType<Robot['meaning']>>> = {
  0: { kind: 'sent' },
  [-1]: BUSY,
  6000: BUSY,
  45009: TOO_FAST,
  45033: TOO_FAST,
  93000: BAD_ADDRESS,
  93004: { kind: 'refused', reason: '机器人已被停用，请在群里重新启用' },
  93008: { kind: 'refused', reason: '机器人不在这个群里，请重新添加' },
}
