import type { Settings } from '../settings.ts'
import { importCommand } from './import.ts'
import { migrateCommand } from './migrate.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

export interface Command {
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** Answers the exit code of the program. */
  run(on: { args: readonly string[]; settings: Settings }): Promise<number>
}

/** Every sub-command of `liren`. */
export const commands: readonly Command[] = [serve, importCommand, verify, migrateCommand]
