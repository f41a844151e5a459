import { migrate } from '../../platform/database/migrate.ts'
import { withDatabaseOf } from '../with-database.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  summary: '把数据库升级到本版本（启动时也会自动做）',
  run: ({ settings }) =>
    withDatabaseOf(settings, async (url) => {
      const { applied } = await migrate({ url, log: console.log })
      console.log(applied.length === 0 ? '数据库已是本版本。' : `已升级 ${applied.length} 步。`)
      return 0
    }),
}
