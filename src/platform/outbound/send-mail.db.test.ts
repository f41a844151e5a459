import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { type TestMailServer, testMailServer } from '../../platform/testing/mail-server.ts'
import { mayMail, sendMail } from './send-mail.ts'

let local: TestMailServer

beforeAll(async () => {
  local = await testMailServer()
  process.env.LIREN_OUTBOUND_HOSTS = `http://127.0.0.1:${local.port}`
})
afterAll(() => local.close())
beforeEach(() => local.forget())

const send = (o: { port?: number; security?: 'none' | 'starttls'; user?: string } = {}) =>
  sendMail(
    {
      ...{ host: '127.0.0.1', port: o.port ?? local.port, security: o.security ?? 'none' },
      ...{ user: o.user ?? '', password: 'mail-password-1', from: 'desk@example.com' },
    },
    { id: 'message-1', to: ['wang@example.com'], subject: '【派单】报修', text: '3-2-1501 漏水 𠮷' },
    { timeoutMs: 400 },
  )

describe(`${clause('§11.4')} A mail server`, () => {
  it('takes a mail with its own id, in Chinese', async () => {
    expect(await send()).toEqual({ ok: true })
    const [mail = ''] = local.mails
    expect(mail).toContain('Message-ID: <message-1@liren>')
    expect(mail).toContain('To: wang@example.com')
    expect(Buffer.from(mail.split('\n\n')[1]?.replace(/\n/g, '') ?? '', 'base64').toString()).toBe('3-2-1501 漏水 𠮷')
  })

  it.each([
    ['does not greet', 'greeting', 'never', { again: true, fault: 'timeout' }],
    ['falls silent in the middle', 'to', 'never', { again: true, fault: 'timeout' }],
    ['has no time now', 'to', '451 try later', { again: true, fault: 'refused' }],
    ['knows no such recipient', 'to', '550 no such user', { again: false, fault: 'recipient' }],
    ['refuses what it reads', 'taken', '554 spam', { again: false, fault: 'refused' }],
    ['speaks another protocol', 'greeting', 'HTTP/1.1 400 Bad Request', { again: true }],
  ] as const)('that %s is told from one that does', async (_, step, answer, expected) => {
    local.says(step, answer)
    expect(await send()).toMatchObject({ ok: false, ...expected })
    expect(local.mails.filter((mail) => mail.includes('message-1'))).toHaveLength(step === 'taken' ? 1 : 0)
  })

  it('that does not know us says so, without our password in its words', async () => {
    local.says('auth', '535 wrong')
    const answer = await send({ user: 'desk' })
    expect(answer).toMatchObject({ ok: false, again: false, fault: 'sign-in' })
    expect(JSON.stringify(answer)).not.toContain('mail-password-1')
  })

  it('without encryption where we demand it gets nothing', async () => {
    expect(await send({ security: 'starttls' })).toMatchObject({ ok: false, fault: 'not-encrypted' })
    expect(local.mails).toEqual([])
  })

  it('that is not there is tried again; this machine itself is none', async () => {
    const gone = await testMailServer()
    process.env.LIREN_OUTBOUND_HOSTS += `,http://127.0.0.1:${gone.port}`
    await gone.close()
    expect(await send({ port: gone.port })).toMatchObject({ ok: false, again: true, fault: 'unreachable' })
    expect(await send({ port: 25 })).toMatchObject({ ok: false, again: false, fault: 'not-allowed' })
    expect(mayMail('smtp.exmail.qq.com', 465)).toBe(true)
    for (const [host, port] of [
      ['localhost', 25],
      ['169.254.169.254', 25],
      ['smtp.exmail.qq.com', 6379],
    ] as const)
      expect(mayMail(host, port)).toBe(false)
  })
})
