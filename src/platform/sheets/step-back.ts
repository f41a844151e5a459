import { constants, setPriority } from 'node:os'

/**
 * Lets the people at the counter go first: the calling thread gets the processor where nobody else wants it. Linux
 * alone keeps a priority for each thread; elsewhere it would be that of the whole program, so nothing is done.
 */
export const stepBack = (): void => {
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
}
