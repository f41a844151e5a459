import pg from 'pg'

export type DatabaseRole = 'liren_app' | 'liren_maintenance'

/** Values as the code sees them: int8 is `bigint` (read here and nowhere else), dates stay `YYYY-MM-DD`, numeric stays text. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, (text: string) => BigInt(text))
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)
types.setTypeParser(pg.types.builtins.NUMERIC, (text: string) => text)
// biome-ignore lint/suspicious/noExplicitAny: @types/pg lists scalar ids only; 1016 is int8[], 1182 is date[].
types.setTypeParser(1182 as any, pg.types.getTypeParser(1009 as any) as any)

/**
 * A pool whose connections run as one of the run-time roles from their first statement.
 * Connections pipeline: context, sign-in and BEGIN travel together.
 */
export const createPool = (o: { url: string; role: DatabaseRole; max?: number }): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: o.url,
    max: o.max ?? 10,
    types,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    application_name: `liren ${o.role}`,
    // Prepared statements are look-ups by key: planned once per connection, not anew for their first five runs.
    options: `-c role=${o.role} -c plan_cache_mode=force_generic_plan -c timezone=UTC -c lock_timeout=3000 -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000`,
  } as pg.PoolConfig)
  // A connection that breaks is replaced by the pool, and its query fails by itself; without a listener on the pool
  // (idle) and on the client (in use) it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
