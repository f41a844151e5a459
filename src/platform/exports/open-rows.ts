import type { RawBuilder } from 'kysely'
import type { Transaction } from '../database/tx.ts'

/** Small enough that others get their turn between two batches, large enough that the way to the database is nothing. */
const BATCH = 500

export interface OpenRows<Stored> {
  readonly count: number
  /** Row by row; can be walked once. */
  walk(): AsyncGenerator<Stored, void, undefined>
}

/** One moment of the database for everything that follows, and plans for reading to the end. */
export const freeze = async ({ client }: Transaction): Promise<void> => {
  await client.query(
    'set transaction isolation level repeatable read; set local cursor_tuple_fraction = 1; set local lock_timeout = 0',
  )
}

/**
 * Every row of a statement, counted first and then read through a cursor of the database in a frozen transaction: a
 * million rows need no more memory here than a thousand.
 */
export const openRows = async <Stored>(
  { transaction, isOver }: { transaction: Transaction; isOver: () => boolean },
  query: RawBuilder<Stored>,
): Promise<OpenRows<Stored>> => {
  const { client, tx } = transaction
  const { sql, parameters } = query.compile(tx)
  const values = parameters as unknown[]
  const counted = await client.query<{ count: number }>({
    text: `select count(*)::int as count from (${sql}) as listed`,
    values,
  })
  await client.query({ text: `declare exported no scroll cursor for ${sql}`, values })
  const next = async (): Promise<Stored[]> => {
    // After the end the connection is somebody else's.
    if (isOver()) return []
    return (await client.query(`fetch ${BATCH} from exported`)).rows as Stored[]
  }
  async function* walk(): AsyncGenerator<Stored, void, undefined> {
    let ahead = next()
    for (;;) {
      const batch = await ahead
      if (batch.length === 0) return
      ahead = next()
      ahead.catch(() => {})
      yield* batch
    }
  }
  return { count: counted.rows[0]?.count ?? 0, walk }
}
