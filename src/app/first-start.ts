import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createFirstAdministrator } from '../modules/access/index.ts'
import type { TestClock } from '../platform/http/database.ts'
import { type DemoSignIn, fillDemoAndPast } from './demo/fill-demo.ts'
import type { App } from './server.ts'
import type { Settings } from './settings.ts'

/** Where the sign-ins made at the first start are kept, readable by the owner alone. */
export const signInsFile = (settings: Settings): string => join(settings.dataFolder, 'first-sign-in.txt')

/**
 * On an empty installation: makes the administrator and, unless `--empty`, a demo community with one person per role;
 * says the sign-ins once. Each is in the file as soon as the person is there: whoever stops the start has them.
 */
export const firstStart = async (o: {
  app: App
  settings: Settings
  demo: boolean
  /** A server of its own, for what happened in the demo before today. */
  past: (clock: TestClock) => Promise<App>
  say: (line: string) => void
}): Promise<void> => {
  const { app, settings } = o
  const administrator = await createFirstAdministrator(
    app.database,
    settings.adminPassword ? { password: settings.adminPassword } : {},
  )
  const lines: string[] = []
  const keep = (people: readonly DemoSignIn[]) => {
    lines.push(...people.map((p) => `${p.role}  ${p.loginName}  ${p.password}`))
    writeFileSync(signInsFile(settings), `${lines.join('\n')}\n`, { mode: 0o600 })
  }
  if (administrator) keep([{ role: '系统管理员', ...administrator }])
  if ((await isFirstStart(app)) && o.demo) await fillDemoAndPast(app, o.past, keep)
  if (lines.length === 0) return
  o.say('')
  o.say('登录名和密码（只为这次安装随机生成）：')
  for (const line of lines) o.say(`  ${line}`)
}

/** True once in the life of a database, also when two processes ask at the same time. */
const isFirstStart = (app: App): Promise<boolean> =>
  app.database.maintain(async (tx) => {
    const now = await app.database.now(tx)
    const marked = await sql`insert into platform.setting (name, value, changed_at) values ('started', 'true', ${now})
      on conflict (name) do nothing`.execute(tx)
    return marked.numAffectedRows === 1n
  })
