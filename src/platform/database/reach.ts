import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from './tx.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Gives a transaction that has no community one, for the act that founds it. A transaction never moves from one
 * community to another.
 */
export const enterCommunity = async (tx: Tx, communityId: CommunityId): Promise<void> => {
  if (!UUID.test(communityId)) throw new Error('not a community id')
  const { rows } = await sql<{ current: string | null }>`select platform.community() as current`.execute(tx)
  if (rows[0]?.current) throw new Error('the transaction belongs to a community already')
  await sql.raw(`set local app.cid = '${communityId}'`).execute(tx)
}

/**
 * Reads across communities inside a transaction that writes company-wide rows, to answer what it has just changed:
 * for the time of `read` it runs as the role that may only select.
 */
export const acrossCommunities = async <T>(tx: Tx, read: (tx: Tx) => Promise<T>): Promise<T> => {
  await sql`set local role liren_company`.execute(tx)
  const result = await read(tx)
  // Not reached after an error: the transaction is rolled back then, and the role with it.
  await sql`set local role liren_app`.execute(tx)
  return result
}
