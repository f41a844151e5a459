import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { securityNames } from './words.ts'

const security = z.enum(Object.keys(securityNames) as [keyof typeof securityNames])

/** The company's mail server as it is shown: its password never comes back. */
export const mailServer = z.object({
  host: z.string(),
  port: z.int(),
  security,
  user: z.string(),
  sender: z.string(),
  hasPassword: z.boolean(),
  version: z.int(),
})
export type MailServerShown = z.output<typeof mailServer>

export const readMailServer = endpoint({
  method: 'GET',
  path: '/api/mail-server',
  right: 'messages.manage-mail',
  summary: '邮件服务器',
  output: z.object({ mailServer: mailServer.nullable() }),
})

export const setMailServer = endpoint({
  method: 'PUT',
  path: '/api/mail-server',
  right: 'messages.manage-mail',
  summary: '设置邮件服务器',
  body: z.strictObject({
    /** 0 while there is none. */
    version: z.int().min(0),
    host: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9.-]{1,200}$/, '请填写邮件服务器的域名或 IP 地址，如 smtp.exmail.qq.com'),
    port: z.int('端口须为整数').min(1, '端口须在 1–65535').max(65_535, '端口须在 1–65535'),
    security,
    user: z.string().trim().max(200).default(''),
    /** Left out, the password that is kept stays. */
    password: z.string().max(500).optional(),
    sender: z.email('发件人须为电子邮箱地址').max(200),
  }),
  output: mailServer,
  refusals: ['messages.mail-server-changed', 'messages.mail-server-refused'],
})
