import type { Settings } from '../settings.ts'

/** One sub-command of `liren`. */
export interface Command {
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** Answers the exit code of the program. */
  run(on: { args: readonly string[]; settings: Settings }): Promise<number>
}
