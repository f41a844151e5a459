import { isAbsolute, join, resolve } from 'node:path'
import { projectFolder } from '../platform/app/project-folder.ts'

/** What this installation was told through its environment. */
export interface Settings {
  /** Database of your own; without it the embedded PostgreSQL runs in the data folder. */
  readonly databaseUrl: string | undefined
  readonly port: number
  readonly portChosen: boolean
  readonly dataFolder: string
  readonly adminPassword: string | undefined
  readonly tlsCert: string | undefined
  readonly tlsKey: string | undefined
  readonly trustProxy: string | undefined
  readonly logLevel: string
}

/** A fault of the settings or of the machine, with a sentence that says what to do. Ends the program without a stack. */
export class StartProblem extends Error {}

export const DEFAULT_PORT = 8420

export const readSettings = (env: NodeJS.ProcessEnv): Settings => ({
  databaseUrl: env.DATABASE_URL || undefined,
  port: portOf(env.PORT),
  portChosen: Boolean(env.PORT),
  dataFolder: dataFolderOf(env.LIREN_DATA),
  adminPassword: env.LIREN_ADMIN_PASSWORD || undefined,
  tlsCert: env.LIREN_TLS_CERT || undefined,
  tlsKey: env.LIREN_TLS_KEY || undefined,
  trustProxy: env.LIREN_TRUST_PROXY || undefined,
  logLevel: env.LIREN_LOG_LEVEL || 'warn',
})

const portOf = (text: string | undefined): number => {
  if (!text) return DEFAULT_PORT
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new StartProblem(`PORT=${text} 不是端口号。请设为 1–65535 之间的整数，例如 PORT=${DEFAULT_PORT}。`)
}

const dataFolderOf = (text: string | undefined): string => {
  if (!text) return join(projectFolder(), 'liren-data')
  return isAbsolute(text) ? text : resolve(process.cwd(), text)
}
