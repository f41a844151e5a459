import { resolve } from 'node:path'
import pg from 'pg'
import { restoreBackup } from '../../platform/backup/restore-backup.ts'
import { migrate, readMigrations } from '../../platform/database/migrate.ts'
import { askPassphrase } from '../ask-passphrase.ts'
import { givenPassphrase } from '../backup-source.ts'
import { StartProblem } from '../settings.ts'
import { type VerifyResult, verifyDatabase } from '../verify-database.ts'
import type { Command } from './command.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'restore 备份文件夹',
  summary: '把备份恢复到空的安装，核对数据；对外消息先关闭',
  run: async ({ args, settings }) => {
    const [folder, ...rest] = args
    if (!folder || rest.length > 0 || folder.startsWith('-'))
      throw new StartProblem('用法：npx liren restore 备份文件夹（例如 liren-data/backups/liren-20260401T191000Z）')
    let results: readonly VerifyResult[] = []
    const restored = await restoreBackup({
      folder: resolve(folder),
      dataFolder: settings.dataFolder,
      databaseUrl: settings.databaseUrl,
      givenKeys: process.env.LIREN_KEYS || undefined,
      migrations: readMigrations().map((migration) => migration.name),
      passphrase: async () => givenPassphrase() ?? (await askPassphrase('备份口令：')),
      prove: async (url) => {
        await migrate({ url })
        results = await verified(url)
      },
      log: (line) => console.error(line),
    })
    const { manifest, brokenChains } = restored
    const all = [
      ...results,
      { id: '备份', title: '操作记录的封印与备份时一致', breaches: brokenChains.map((chain) => `封印链 ${chain}`) },
    ]
    for (const { id, title, breaches } of all)
      console.log(`${breaches.length === 0 ? '✓' : '✗'} ${id} ${title}${breaches.map((b) => `\n    ${b}`).join('')}`)
    const broken = all.filter((one) => one.breaches.length > 0).length
    console.log(`\n已恢复 ${momentOf(manifest.takenAt)} 的备份，用时 ${restored.seconds.toFixed(1)} 秒。`)
    console.log(broken === 0 ? '数据核对全部通过。' : `数据核对有 ${broken} 项不通过，请把上面的内容交给维护人员。`)
    console.log('对外消息已关闭：启动后请系统管理员在“今日”确认恢复。')
    return broken === 0 ? 0 : 1
  },
}

const verified = async (url: string): Promise<readonly VerifyResult[]> => {
  const client = new pg.Client({ connectionString: url, options: '-c role=liren_maintenance' })
  await client.connect()
  try {
    return await verifyDatabase(client)
  } finally {
    await client.end()
  }
}

/** `2026-04-02 03:10`, in Shanghai. */
const momentOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
