import { access } from '../../modules/access/web/index.tsx'
import type { ConsoleModule } from '../../ui/console/module.ts'

/** What the console shows, one row per module. */
export const consoleModules: readonly ConsoleModule[] = [access]
