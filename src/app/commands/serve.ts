import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { makePassphrase } from '../../platform/backup/passphrase.ts'
import { ATTACHMENTS } from '../../platform/backup/take-backup.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../platform/database/embedded/index.ts'
import { migrate } from '../../platform/database/migrate.ts'
import type { TestClock } from '../../platform/http/database.ts'
import { createLogger } from '../../platform/http/log.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import { offerInstallPage } from '../../platform/lan/install-page.ts'
import { openKeyRing, provideKeyRing } from '../../platform/secrets/open-key-ring.ts'
import { backupFolder, givenPassphrase } from '../backup-source.ts'
import { chooseDoor, type Door } from '../door.ts'
import { firstStart } from '../first-start.ts'
import { workInThreads } from '../import-thread.ts'
import { allJobs } from '../jobs.ts'
import { type App, createApp } from '../server.ts'
import { type Settings, StartProblem } from '../settings.ts'
import { tellAddress } from '../tell-address.ts'
import type { Command } from './command.ts'

export const serve: Command = {
  name: 'serve',
  usage: 'serve [--empty] [--lan]',
  summary: '启动里仁（npm start 就是它）',
  run: async ({ args, settings }) => {
    const started = Date.now()
    refuseUnknown(args)
    makeDataFolder(settings)
    const embedded = settings.databaseUrl
      ? undefined
      : await startEmbedded({ dataFolder: settings.dataFolder, log: say })
    try {
      const url = settings.databaseUrl ?? (embedded as EmbeddedDatabase).url
      await runUntilAskedToStop({ settings, args, url, cluster: embedded?.folder, started })
      return 0
    } finally {
      await embedded?.stop()
    }
  },
}

const runUntilAskedToStop = async (o: {
  settings: Settings
  args: readonly string[]
  url: string
  cluster: string | undefined
  started: number
}): Promise<void> => {
  const { settings, url } = o
  provideKeyRing(await openKeyRing({ dataFolder: settings.dataFolder }))
  await migrate({ url })
  const door = await chooseDoor({ settings, lan: o.args.includes('--lan'), now: new Date() })
  const logger = createLogger({ level: settings.logLevel })
  workInThreads({ url })
  const app = await createApp({
    url,
    files: join(settings.dataFolder, ATTACHMENTS),
    folders: [
      { name: '数据文件夹', folder: settings.dataFolder },
      { name: '附件', folder: join(settings.dataFolder, ATTACHMENTS) },
      { name: '备份', folder: backupFolder(settings) },
    ],
    logger,
    ...(door.tls ? { tls: door.tls } : {}),
    ...(settings.trustProxy ? { trustProxy: settings.trustProxy } : {}),
  })
  try {
    if (door.authority) offerInstallPage(app.http, { address: door.addresses[0] as string, authority: door.authority })
    await listen(app, door)
    const past = (clock: TestClock) => createApp({ url, clock, requestsPerMinute: 100_000 })
    await firstStart({ app, settings, demo: !o.args.includes('--empty'), past, say })
    tellPassphrase(await makePassphrase({ dataFolder: settings.dataFolder, given: givenPassphrase() }))
    const worker = await startWorker({ url, database: app.database, jobs: allJobs(o), logger })
    const { port } = app.http.server.address() as AddressInfo
    // Heard from here on: whoever reads the address may stop it in the same moment.
    const stopped = untilAskedToStop()
    tellAddress({ settings, door, port, seconds: (Date.now() - o.started) / 1000, say })
    await stopped
    say('正在停止……')
    await worker.stop()
  } finally {
    await app.close()
  }
}

const tellPassphrase = (passphrase: string | undefined): void => {
  if (!passphrase) return
  say('')
  say(`备份口令：${passphrase}`)
  say('请现在抄下来，和这台机器分开保管：机器坏了要恢复备份，没有它打不开加密的资料。以后不再显示。')
}

const say = (line: string): void => console.log(line)

const refuseUnknown = (args: readonly string[]): void => {
  const unknown = args.find((arg) => arg !== '--empty' && arg !== '--lan')
  if (unknown)
    throw new StartProblem(`不认识的参数 ${unknown}。可用：--empty（不要演示数据）、--lan（供办公室和手机访问）。`)
}

const makeDataFolder = (settings: Settings): void => {
  try {
    mkdirSync(settings.dataFolder, { recursive: true })
  } catch (error) {
    throw new StartProblem(
      `不能建立数据目录 ${settings.dataFolder}（${(error as Error).message}）。请换一个有写权限的目录：LIREN_DATA=目录 npm start`,
    )
  }
}

const listen = async (app: App, door: Door): Promise<void> => {
  try {
    await app.http.listen({ host: door.host, port: door.port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new StartProblem(
        `端口 ${door.port} 已被占用：里仁可能已在运行（打开 http://127.0.0.1:${door.port} 看看），或换一个端口：PORT=${door.port + 1} npm start`,
      )
    }
    if (code === 'EACCES')
      throw new StartProblem(`没有权限使用端口 ${door.port}。请换一个大于 1024 的端口：PORT=8420 npm start`)
    throw error
  }
}

const untilAskedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
