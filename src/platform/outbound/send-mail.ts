import { extraOrigins } from './allowed-origins.ts'

/** A mail server as an installation uses it. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte (465), `starttls` demanded (587), `none` only inside of the house. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly password: string
  /** The sender: an address, or `里仁 <desk@example.com>`. */
  readonly from: string
}

/** What came of a mail: taken over by the server; to be tried again; or refused, with the words of the server. */
export type MailAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly again: boolean; readonly fault: MailFault; readonly said: string }

export type MailFault =
  | 'not-allowed'
  | 'timeout'
  | 'unreachable'
  | 'not-encrypted'
  | 'sign-in'
  | 'recipient'
  | 'refused'

const SUBMISSION_PORTS: readonly number[] = [25, 465, 587, 994, 2525]

/** A mail server may be any host on a port for mail, except this machine itself; the machine's administrator may allow more. */
export const mayMail = (host: string, port: number): boolean => {
  if (extraOrigins().has(`https://${host}:${port}`) || extraOrigins().has(`http://${host}:${port}`)) return true
  const here = /^(localhost|127\.|0\.|169\.254\.|\[?::|.*\.localhost$)/i.test(host)
  return !here && SUBMISSION_PORTS.includes(port)
}

/** Hands one mail to the server. Never throws; `id` becomes the Message-ID, so a mail sent twice can be known as one. */
export const sendMail = async (
  server: MailServer,
  mail: { id: string; to: readonly string[]; subject: string; text: string },
  o: { timeoutMs: number },
): Promise<MailAnswer> => {
  if (!mayMail(server.host, server.port)) return { ok: false, again: false, fault: 'not-allowed', said: '' }
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.user === '' ? {} : { auth: { user: server.user, pass: server.password } }),
    connectionTimeout: o.timeoutMs,
    greetingTimeout: o.timeoutMs,
    socketTimeout: o.timeoutMs,
    dnsTimeout: o.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // A server that keeps talking never lets a time limit between two words run out: one limit for the whole.
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<MailAnswer>((resolve) => {
    late = setTimeout(() => resolve({ ok: false, again: true, fault: 'timeout', said: '' }), o.timeoutMs)
  })
  const sent = transport
    .sendMail({
      from: server.from,
      to: [...mail.to],
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@liren>`,
    })
    .then((): MailAnswer => ({ ok: true }), answerOf)
  try {
    return await Promise.race([sent, tooLate])
  } finally {
    clearTimeout(late)
    transport.close()
  }
}

interface MailError {
  readonly code?: string
  readonly response?: string
  readonly responseCode?: number
}

const answerOf = (error: unknown): MailAnswer => {
  const { code = '', response = '', responseCode = 0 } = error as MailError
  const said = response
  if (code === 'ETIMEDOUT') return { ok: false, again: true, fault: 'timeout', said }
  if (code === 'EAUTH' || code === 'ENOAUTH') {
    return { ok: false, again: responseCode >= 400 && responseCode < 500, fault: 'sign-in', said }
  }
  if (code === 'ETLS') return { ok: false, again: false, fault: 'not-encrypted', said }
  if (responseCode >= 400 && responseCode < 500) return { ok: false, again: true, fault: 'refused', said }
  if (code === 'EENVELOPE') return { ok: false, again: false, fault: 'recipient', said }
  if (responseCode >= 500) return { ok: false, again: false, fault: 'refused', said }
  return { ok: false, again: true, fault: 'unreachable', said }
}
