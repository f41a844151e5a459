import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Database } from '../../platform/http/database.ts'
import type { Fact } from '../../platform/http/use-case.ts'

/** What opening and moving matters needs; the context of every use case in a community fits. */
export interface MatterContext {
  readonly tx: Tx
  readonly now: Date
  readonly today: BusinessDate
  readonly communityId: CommunityId
  readonly database: Database
  /** Null for what the system does by itself. */
  readonly actor: { readonly staffId: StaffId } | null
  tell(fact: Fact): void
}
