import { parseCronItems, run, type TaskList, Logger as WorkerLogger } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import type { Job } from '../app/define-module.ts'
import type { Database } from '../http/database.ts'
import type { Logger } from '../http/log.ts'
import { outboundAllowed } from '../outbox/outbound.ts'

export interface Worker {
  stop(): Promise<void>
}

/**
 * Runs the jobs of all modules: those with a crontab by the clock (once, also with several processes), the others
 * when asked for through `platform.enqueue`. The queue lives in the same database, in the worker's own schema.
 */
export const startWorker = async (o: {
  url: string
  database: Database
  jobs: readonly Job[]
  logger: Logger
}): Promise<Worker> => {
  const pool = new pg.Pool({ connectionString: o.url, max: 3, application_name: 'liren jobs' })
  const lost = (error: Error) => o.logger.error({ err: error }, 'jobs: lost a connection')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const taskList: TaskList = Object.fromEntries(
    o.jobs.map((job) => [
      job.name,
      async (given: unknown, { abortSignal }) => {
        const payload = (given ?? {}) as Record<string, unknown>
        if (job.outbound && (await putOff(o.database, job, payload))) return
        await job.run({
          database: o.database,
          payload,
          log: (line) => o.logger.info({ job: job.name }, line),
          signal: abortSignal,
        })
      },
    ]),
  )
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 5_000,
    parsedCronItems: parseCronItems(
      o.jobs.flatMap((job) =>
        job.cron ? [{ task: job.name, match: job.cron, options: { backfillPeriod: 0, maxAttempts: 3 } }] : [],
      ),
    ),
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error' || level === 'warning') o.logger.warn({ worker: level }, message)
    }),
  })
  return {
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}

const HELD_MINUTES = 10

/** While nothing may leave the house, work that sends is asked for again later. Answers whether it was put off. */
const putOff = (database: Database, job: Job, payload: Record<string, unknown>): Promise<boolean> =>
  database.maintain(async (tx) => {
    if (await outboundAllowed(tx)) return false
    const later = new Date((await database.now(tx)).getTime() + HELD_MINUTES * 60_000)
    // Work by the clock waits once, however often the clock asks for it.
    const key = job.cron ? `held ${job.name}` : null
    await sql`select platform.enqueue(${job.name}, ${JSON.stringify(payload)}::jsonb, ${later}, ${key})`.execute(tx)
    return true
  })
