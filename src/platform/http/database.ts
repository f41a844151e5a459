import { sql } from 'kysely'
import type pg from 'pg'
import { inTransaction, type Reach, type Tx } from '../database/tx.ts'

/** The two ways into the database at run time: as the application (one community, or reading the company) and as maintenance. */
export interface Database {
  readonly app: pg.Pool
  readonly maintenance: pg.Pool
  /** The time of the database, moved by the test clock where a test sets one. */
  now(tx: Tx): Promise<Date>
  run<T>(reach: Reach, work: (tx: Tx) => Promise<T>): Promise<T>
  maintain<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

export interface TestClock {
  /** Milliseconds added to the database's time. */
  offset: number
}

export const createDatabase = (pools: { app: pg.Pool; maintenance: pg.Pool; clock?: TestClock }): Database => ({
  app: pools.app,
  maintenance: pools.maintenance,
  now: async (tx) => {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)
    return moved((rows[0] as { now: Date }).now, pools.clock)
  },
  run: (reach, work) => inTransaction(pools.app, reach, work),
  maintain: (work) => inTransaction(pools.maintenance, { kind: 'none', write: true }, work),
})

/** The instant moved by the test clock; in a production server there is none and the database's time stands. */
export const moved = (now: Date, clock: TestClock | undefined): Date =>
  clock ? new Date(now.getTime() + clock.offset) : now
