import type { Database } from '../http/database.ts'
import type { OneImport } from './import.store.ts'

/** What a long work is given: where it works, and how it says that it goes on. */
export interface WorkOn extends OneImport {
  readonly database: Database
  readonly requestId: string
  readonly workerId: string
  /** Lets others have their turn, and from time to time says how far the work is. @throws imports.cancelled */
  progress(done: number, whole: number): Promise<void>
}
