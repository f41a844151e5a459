import { access } from '../../modules/access/web/index.tsx'
import { callbacks } from '../../modules/callbacks/web/index.tsx'
import { desk } from '../../modules/desk/web/index.tsx'
import { estate } from '../../modules/estate/web/index.tsx'
import { households } from '../../modules/households/web/index.tsx'
import { keys } from '../../modules/keys/web/index.tsx'
import { matters } from '../../modules/matters/web/index.tsx'
import { messages } from '../../modules/messages/web/index.tsx'
import { papers } from '../../modules/papers/web/index.tsx'
import { quality } from '../../modules/quality/web/index.tsx'
import { reports } from '../../modules/reports/web/index.tsx'
import { workOrders } from '../../modules/work-orders/web/index.tsx'
import type { ConsoleModule } from '../../ui/console/module.ts'

/** What the console shows, one row per module. */
export const consoleModules: readonly ConsoleModule[] = [
  access,
  estate,
  households,
  desk,
  matters,
  workOrders,
  messages,
  papers,
  keys,
  quality,
  callbacks,
  reports,
]
