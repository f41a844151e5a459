import { matters } from '../../modules/matters/field/index.tsx'
import { quality } from '../../modules/quality/field/index.tsx'
import { workOrders } from '../../modules/work-orders/field/index.tsx'
import type { FieldModule } from '../../ui/field/module.ts'
import { account } from './account.ts'

/** What the phone app shows, one row per module. */
export const fieldModules: readonly FieldModule[] = [account, matters, workOrders, quality]
