import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../src/platform/app/project-folder.ts'
import { median, type Result } from './compare.ts'

const LIMIT_SECONDS = 4
const ROUNDS = 3

/** From `liren serve` to ready with the embedded database, on an installation that has started before. */
export const measureWarmStart = async (): Promise<Result[]> => {
  const cli = join(projectFolder(), 'dist/server/cli.js')
  if (!existsSync(cli)) throw new Error('The server is not built: npm run build')
  const data = mkdtempSync(join(tmpdir(), 'liren-warm-'))
  const start = () => startOnce(cli, data)
  try {
    const first = await start()
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) times.push(await start())
    const warm = median(times) / 1000
    return [
      {
        name: '再次启动到就绪',
        floor: `${LIMIT_SECONDS} s`,
        subject: `${warm.toFixed(1)} s`,
        ratio: warm / LIMIT_SECONDS,
        limit: { atMost: 1 },
        note: `首次（含演示数据）${(first / 1000).toFixed(1)} s`,
      },
    ]
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Milliseconds until it says that it is ready; then it is stopped. */
const startOnce = (cli: string, data: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [cli, 'serve'], {
      env: { ...process.env, PORT: '0', LIREN_DATA: data, LIREN_ADMIN_PASSWORD: 'bench-password-1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const started = performance.now()
    let out = ''
    let ready = 0
    const hear = (chunk: Buffer) => {
      out += chunk
      if (ready || !out.includes('Ctrl+C')) return
      ready = performance.now() - started
      child.kill('SIGINT')
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code, signal) => (code === 0 ? resolve(ready) : reject(new Error(`${code} ${signal}\n${out}`))))
  })
