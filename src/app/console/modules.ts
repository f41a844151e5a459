import { access } from '../../modules/access/web/index.tsx'
import { desk } from '../../modules/desk/web/index.tsx'
import { matters } from '../../modules/matters/web/index.tsx'
import { workOrders } from '../../modules/work-orders/web/index.tsx'
import type { ConsoleModule } from '../../ui/console/module.ts'

/** What the console shows, one row per module. */
export const consoleModules: readonly ConsoleModule[] = [access, desk, matters, workOrders]
