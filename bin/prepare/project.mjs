import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, wherever the command is called from. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

export const inProject = (...parts) => join(root, ...parts)

/** Fills one line of the terminal, Chinese first: the reader may be at a counter or at a keyboard far away. */
export const say = (chinese, english) => process.stderr.write(`${chinese}\n${english}\n`)

/** A failure that is explained already: it is shown without a stack, and the program ends with 1. */
export class Stop extends Error {
  constructor(chinese, english, details = '') {
    super(`${chinese}\n${english}${details ? `\n\n${details.trimEnd()}` : ''}`)
    this.name = 'Stop'
  }
}

/** Runs a command's main function; a `Stop` is shown as its sentence, anything else with its stack. */
export const run = (main) =>
  main().catch((error) => {
    process.stderr.write(`${error instanceof Stop ? error.message : (error?.stack ?? error)}\n`)
    process.exit(1)
  })
