import { type MailFault, type MailServer, sendMail } from '../../platform/outbound/send-mail.ts'
import type { SendingChannel, TakenMessage } from './queue.store.ts'
import type { Outcome } from './robots/robot.ts'
import { sendToRobot, TIMEOUT_MS } from './robots/send-to-robot.ts'
import { withoutSecrets } from './robots/without-secrets.ts'

/** Sends one message by its channel, outside of any transaction, and says what came of it. */
export const deliver = async (o: {
  channel: SendingChannel
  message: TakenMessage
  server: MailServer | undefined
  way: { readonly address: string; readonly secret: string }
  at: Date
}): Promise<Outcome> => {
  const { channel, message } = o
  if (channel.kind === 'email') return mail(o)
  return sendToRobot({ kind: channel.kind, ...o.way, at: o.at }, { text: message.body, mentions: message.mentions })
}

const mail = async (o: {
  channel: SendingChannel
  message: TakenMessage
  server: MailServer | undefined
}): Promise<Outcome> => {
  if (!o.server) return { kind: 'refused', reason: '还没有设置公司的邮件服务器，请系统管理员在消息通道里设置' }
  const { message, channel } = o
  const answer = await sendMail(
    o.server,
    { id: message.id, to: channel.recipients, subject: message.title, text: message.body },
    { timeoutMs: TIMEOUT_MS },
  )
  if (answer.ok) return { kind: 'sent' }
  const said = withoutSecrets(answer.said, [o.server.password])
  const reason = `${faults[answer.fault]}${said === '' ? '' : `（邮件服务器：${said}）`}`
  return answer.again ? { kind: 'again', reason, restSeconds: 30 } : { kind: 'refused', reason }
}

const faults: Readonly<Record<MailFault, string>> = {
  'not-allowed': '邮件服务器不在允许的范围内，没有发送。请系统管理员核对邮件服务器的地址和端口',
  timeout: `邮件服务器 ${TIMEOUT_MS / 1000} 秒内没有办完，邮件可能已到也可能没到`,
  unreachable: '连不上邮件服务器，请核对地址、端口、加密方式和服务器的网络',
  'not-encrypted': '邮件服务器不支持所选的加密方式',
  'sign-in': '邮件服务器不接受用户名或密码（多数邮箱要用“授权码”而不是登录密码）',
  recipient: '邮件服务器不接受发件人或收件人的地址',
  refused: '邮件服务器拒收',
}
