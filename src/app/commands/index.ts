import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { importCommand } from './import.ts'
import { migrateCommand } from './migrate.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

/** Every sub-command of `liren`. */
export const commands: readonly Command[] = [serve, importCommand, verify, backup, restore, migrateCommand]
