import { BackupProblem } from '../platform/backup/backup-problem.ts'
import { EmbeddedDatabaseProblem } from '../platform/database/embedded/index.ts'
import { MigrationProblem } from '../platform/database/migrate.ts'
import { KeyRingProblem } from '../platform/secrets/key-ring.ts'
import type { Command } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { readSettings, StartProblem } from './settings.ts'

/** What ends the program with its own sentence instead of a stack. */
const PROBLEMS = [StartProblem, BackupProblem, EmbeddedDatabaseProblem, MigrationProblem, KeyRingProblem]

const usage = (): string =>
  ['用法：liren <命令>', '', ...commands.map((c) => `  ${c.usage.padEnd(58)} ${c.summary}`)].join('\n')

const main = async (): Promise<number> => {
  const [name = '', ...args] = process.argv.slice(2)
  const command: Command | undefined = commands.find((c) => c.name === name)
  if (!command) {
    console.error(usage())
    return name === '' || name === '--help' ? 0 : 2
  }
  return command.run({ args, settings: readSettings(process.env) })
}

try {
  process.exitCode = await main()
} catch (error) {
  if (PROBLEMS.some((problem) => error instanceof problem)) {
    console.error(`\n${(error as Error).message}\n`)
  } else {
    console.error(error)
  }
  process.exitCode = 1
}
