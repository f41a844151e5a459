import type { RawBuilder } from 'kysely'
import type { Transaction } from '../database/tx.ts'

/** Small enough that others get their turn between two batches, large enough that the way to the database is nothing. */
const BATCH = 500

let cursors = 0

/** One moment of the database for everything that follows, and plans for reading to the end. */
export const freeze = async ({ client }: Transaction): Promise<void> => {
  await client.query(
    'set transaction isolation level repeatable read; set local cursor_tuple_fraction = 1; set local lock_timeout = 0',
  )
}

/** How many rows a statement comes to. */
export const countRows = async ({ client, tx }: Transaction, query: RawBuilder<unknown>): Promise<number> => {
  const { sql, parameters } = query.compile(tx)
  const { rows } = await client.query<{ count: number }>({
    text: `select count(*)::int as count from (${sql}) as listed`,
    values: parameters as unknown[],
  })
  return rows[0]?.count ?? 0
}

/**
 * Every row of a statement through a cursor of the database: a million rows need no more memory here than a thousand.
 * Where the transaction `isOver` the walk ends: the connection is somebody else's by then.
 */
export async function* walkRows(
  { transaction, isOver }: { readonly transaction: Transaction; readonly isOver: () => boolean },
  query: RawBuilder<unknown>,
): AsyncGenerator<unknown, void, undefined> {
  const { client, tx } = transaction
  const { sql, parameters } = query.compile(tx)
  cursors += 1
  const name = `export_${cursors}`
  const next = async (): Promise<unknown[]> =>
    isOver() ? [] : (await client.query(`fetch ${BATCH} from ${name}`)).rows
  if (isOver()) return
  await client.query({ text: `declare ${name} no scroll cursor for ${sql}`, values: parameters as unknown[] })
  let ahead = next()
  for (;;) {
    const batch = await ahead
    if (batch.length === 0) return
    ahead = next()
    ahead.catch(() => {})
    yield* batch
  }
}
