import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'

export interface Sql {
  readonly text: string
  readonly values: unknown[]
}

export type FloorRoutes = Readonly<
  Record<
    string,
    | { kind: 'rows'; name: string; text: string; values: unknown[][]; session?: { name: string } & Sql }
    | { kind: 'inserts'; statements: readonly ({ name: string } & Sql)[]; fresh: readonly string[] }
  >
>

const kysely = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** The SQL that a store's query comes to. */
export const compiled = (query: RawBuilder<unknown>): Sql => {
  const { sql, parameters } = query.compile(kysely)
  return { text: sql, values: [...parameters] }
}

export interface Child {
  readonly url: string
  readonly pid: number
  /** What the process answers to a further message. */
  ask(message: unknown): Promise<unknown>
  stop(): void
}

/** Starts a server of this folder in a process of its own and waits for its port. */
export const startChild = (file: string, message: unknown): Promise<Child> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: ['--import', 'tsx'] })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
    child.once('message', (answer) => {
      const { port } = answer as { port: number }
      resolve({
        url: `http://127.0.0.1:${port}`,
        pid: child.pid as number,
        ask: (question) =>
          new Promise((answered) => {
            child.once('message', answered)
            child.send(question as object)
          }),
        stop: () => child.kill('SIGKILL'),
      })
    })
    child.send(message as object)
  })
