import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly url: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent.
  readonly body: any
}

export interface VendorAnswer {
  readonly status?: number
  readonly body?: string | object
  readonly headers?: Readonly<Record<string, string>>
  readonly afterMs?: number
}

/** For tests: a vendor on this machine that answers as it is told: well, slowly, wrongly, or (`never`) not at all. */
export interface Vendor {
  readonly origin: string
  readonly received: Received[]
  answers(
    answer: VendorAnswer | 'never' | ((received: Received) => VendorAnswer | 'never' | Promise<VendorAnswer>),
  ): void
  close(): Promise<void>
}

export const vendor = async (): Promise<Vendor> => {
  const received: Received[] = []
  let next: (received: Received) => VendorAnswer | 'never' | Promise<VendorAnswer> = () => ({ body: { errcode: 0 } })
  const server = createServer(async (request, response) => {
    const got = { url: request.url ?? '', body: await bodyOf(request) }
    received.push(got)
    const answer = await next(got)
    if (answer === 'never') return
    setTimeout(() => {
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
      response.end(typeof answer.body === 'object' ? JSON.stringify(answer.body) : (answer.body ?? ''))
    }, answer.afterMs ?? 0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    received,
    answers: (answer) => {
      next = typeof answer === 'function' ? answer : () => answer
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

/** The address of a robot as its vendor would give it, at this server. */
export const robotAddress = (origin: string, kind: 'wecom' | 'dingtalk' | 'feishu', key: string): string =>
  ({
    wecom: `${origin}/cgi-bin/webhook/send?key=${key}`,
    dingtalk: `${origin}/robot/send?access_token=${key}`,
    feishu: `${origin}/open-apis/bot/v2/hook/${key}`,
  })[kind]
