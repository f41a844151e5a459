import type pg from 'pg'

/**
 * Transactions that only read and have answered. Their COMMIT travels with the BEGIN of whoever takes the connection
 * next, one packet less for each read; alone it goes after a moment. Nobody who waits for a connection waits for that.
 */
const leftOpen = new WeakMap<pg.Pool, pg.PoolClient[]>()

const MOMENT_MS = 3

/** Leaves a connection inside its read-only transaction for the next one; answers at once. */
export const leaveOpen = (pool: pg.Pool, client: pg.PoolClient): void => {
  if (pool.waitingCount > 0 || pool.ending) {
    commitAndRelease(client)
    return
  }
  const waiting = leftOpen.get(pool) ?? []
  leftOpen.set(pool, waiting)
  if (waiting.length === 0) setTimeout(() => commitAll(waiting), MOMENT_MS)
  waiting.push(client)
}

/** A connection to go on with, still inside a finished read: send COMMIT before anything else. */
export const takeLeftOpen = (pool: pg.Pool): pg.PoolClient | undefined => leftOpen.get(pool)?.pop()

const commitAll = (waiting: pg.PoolClient[]): void => {
  for (const client of waiting.splice(0)) commitAndRelease(client)
}

const commitAndRelease = (client: pg.PoolClient): void => {
  client.query('commit').then(
    () => client.release(),
    (error: Error) => client.release(error),
  )
}
