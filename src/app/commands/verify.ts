import pg from 'pg'
import { migrate } from '../../platform/database/migrate.ts'
import { verifyDatabase } from '../verify-database.ts'
import { withDatabaseOf } from '../with-database.ts'
import type { Command } from './command.ts'

export const verify: Command = {
  name: 'verify',
  usage: 'verify [--json]',
  summary: '核对数据库：各项不变量与审计封印',
  run: ({ args, settings }) =>
    withDatabaseOf(settings, async (url) => {
      await migrate({ url })
      const client = new pg.Client({ connectionString: url, options: '-c role=liren_maintenance' })
      await client.connect()
      try {
        const results = await verifyDatabase(client)
        if (args.includes('--json')) console.log(JSON.stringify(results, null, 2))
        else
          for (const r of results)
            console.log(
              `${r.breaches.length === 0 ? '✓' : '✗'} ${r.id} ${r.title}${r.breaches.map((b) => `\n    ${b}`).join('')}`,
            )
        const broken = results.filter((r) => r.breaches.length > 0).length
        console.log(`${results.length - broken} passed, ${broken} failed`)
        return broken === 0 ? 0 : 1
      } finally {
        await client.end()
      }
    }),
}
