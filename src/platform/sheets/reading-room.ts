import { refuse } from './refusals.ts'

// Each reader may take a few hundred megabytes: more than two at once would starve the rest of the process.
const SEATS = 2
let taken = 0
const queue: (() => void)[] = []

/** Resolves when one more file may be read; refuses when that takes too long. */
export const takeSeat = async (milliseconds: number): Promise<void> => {
  if (taken < SEATS) {
    taken += 1
    return
  }
  await new Promise<void>((resolve, reject) => {
    const turn = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(turn), 1)
      reject(refuse('busy'))
    }, milliseconds)
    queue.push(turn)
  })
}

/** The seat goes to the next in the queue without being free in between. */
export const leaveSeat = (): void => {
  const turn = queue.shift()
  if (turn) turn()
  else taken -= 1
}
