import { resolve } from 'node:path'
import { passphraseOf } from '../../platform/backup/passphrase.ts'
import { takeBackup } from '../../platform/backup/take-backup.ts'
import { startEmbedded } from '../../platform/database/embedded/index.ts'
import { askPassphrase } from '../ask-passphrase.ts'
import { backupFolder, backupSource, givenPassphrase } from '../backup-source.ts'
import { type Settings, StartProblem } from '../settings.ts'
import type { Command } from './command.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'backup [文件夹]',
  summary: '备份数据库、附件和密钥，不用停机',
  run: async ({ args, settings }) => {
    const [folder, ...rest] = args
    if (rest.length > 0 || folder?.startsWith('-')) throw new StartProblem('用法：npx liren backup [文件夹]')
    const target = folder ? resolve(folder) : backupFolder(settings)
    const passphrase = await passphraseOf({
      dataFolder: settings.dataFolder,
      given: givenPassphrase(),
      ask: () => askPassphrase('备份口令（至少 12 个字，恢复时要用，请抄下来另外保管）：'),
    })
    const stop = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
    return onDatabase(settings, async (database) => {
      const source = backupSource({ settings, ...database })
      const made = await takeBackup({ source, target, passphrase, signal: stop.signal })
      const size = `${megabytes(made.bytes)}（压缩前 ${megabytes(made.wholeBytes)}）`
      console.log(`备份完成：${made.folder}\n${size}，用时 ${made.seconds.toFixed(1)} 秒。`)
      console.log('恢复时要用备份口令，请确认它另有抄存。')
      return 0
    })
  },
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`

const onDatabase = async <T>(
  settings: Settings,
  work: (on: { url: string; cluster: string | undefined }) => Promise<T>,
): Promise<T> => {
  if (settings.databaseUrl) return work({ url: settings.databaseUrl, cluster: undefined })
  const embedded = await startEmbedded({ dataFolder: settings.dataFolder, log: (line) => console.error(line) })
  try {
    return await work({ url: embedded.url, cluster: embedded.folder })
  } finally {
    await embedded.stop()
  }
}
