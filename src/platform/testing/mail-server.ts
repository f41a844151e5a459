import { type AddressInfo, createServer, type Socket } from 'node:net'

/** For tests: an SMTP server on this machine that takes mails, or answers one of its steps as it is told, or falls silent there. */
export interface TestMailServer {
  readonly port: number
  readonly mails: string[]
  says(step: 'greeting' | 'auth' | 'from' | 'to' | 'data' | 'taken', answer: string | 'never'): void
  /** As new: no mails, nothing told. */
  forget(): void
  close(): Promise<void>
}

export const testMailServer = async (): Promise<TestMailServer> => {
  const mails: string[] = []
  const told = new Map<string, string>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    const say = (step: string, usual: string) => {
      const answer = told.get(step) ?? usual
      if (answer !== 'never') socket.write(`${answer}\r\n`)
    }
    let mail: string | undefined
    let rest = ''
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (mail !== undefined) {
          if (line === '.') {
            mails.push(mail)
            mail = undefined
            say('taken', '250 taken')
          } else mail += `${line}\n`
          continue
        }
        const verb = line.slice(0, 4).toUpperCase()
        if (verb === 'EHLO') socket.write('250-test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n')
        else if (verb === 'AUTH') say('auth', '235 welcome')
        else if (verb === 'MAIL') say('from', '250 ok')
        else if (verb === 'RCPT') say('to', '250 ok')
        else if (verb === 'DATA') {
          mail = ''
          say('data', '354 go on')
        } else if (verb === 'QUIT') socket.end('221 bye\r\n')
        else socket.write(verb === 'STAR' ? '502 no\r\n' : '250 ok\r\n')
      }
    })
    say('greeting', '220 test')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    forget: () => {
      mails.length = 0
      told.clear()
    },
    says: (step, answer) => void told.set(step, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
