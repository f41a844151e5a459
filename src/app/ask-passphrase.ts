import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks at the terminal without showing what is typed; without a terminal the first line of the input is taken. */
export const askPassphrase = (question: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const shown = process.stdin.isTTY === true
    if (shown) process.stderr.write(question)
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
    const lines = createInterface({ input: process.stdin, output: silent, terminal: shown })
    let answer = ''
    lines.once('line', (line) => {
      answer = line
      lines.close()
    })
    lines.once('SIGINT', () => {
      lines.close()
      reject(Object.assign(new Error('interrupted'), { name: 'AbortError' }))
    })
    lines.once('close', () => {
      if (shown) process.stderr.write('\n')
      resolve(answer)
    })
  })
