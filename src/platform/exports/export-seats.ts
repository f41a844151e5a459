import { refuse } from '../http/refusals.ts'

/** Each export holds a connection and a moment of the database: three at once, one for each person. */
const SEATS = 3
const PATIENCE_MS = 20_000
const MOST_IN_TEN_MINUTES = 60
const TEN_MINUTES_MS = 600_000

interface Waiting {
  readonly personId: string
  readonly enter: () => void
}

const seated: string[] = []
const queue: Waiting[] = []
const lately = new Map<string, number[]>()

/**
 * Waits for a seat and answers how to leave it. Counted in this process: with several the limits are each one's own.
 * @throws platform.exports-too-often, platform.exports-busy
 */
export const takeExportSeat = async (personId: string): Promise<() => void> => {
  remember(personId, Date.now())
  if (!mayEnter(personId)) await turnOf(personId)
  else seated.push(personId)
  let left = false
  return () => {
    if (left) return
    left = true
    seated.splice(seated.indexOf(personId), 1)
    admit()
  }
}

const remember = (personId: string, now: number): void => {
  for (const [id, times] of lately) if ((times.at(-1) ?? 0) < now - TEN_MINUTES_MS) lately.delete(id)
  const times = (lately.get(personId) ?? []).filter((at) => at > now - TEN_MINUTES_MS)
  if (times.length >= MOST_IN_TEN_MINUTES) throw refuse('exports-too-often')
  lately.set(personId, [...times, now])
}

const mayEnter = (personId: string): boolean => seated.length < SEATS && !seated.includes(personId)

const turnOf = (personId: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const waiting: Waiting = {
      personId,
      enter: () => {
        clearTimeout(timer)
        seated.push(personId)
        resolve()
      },
    }
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(waiting), 1)
      reject(refuse('exports-busy'))
    }, PATIENCE_MS)
    queue.push(waiting)
  })

/** In the order of coming; who already has a seat waits without holding up the others. */
const admit = (): void => {
  const at = queue.findIndex(({ personId }) => mayEnter(personId))
  if (at < 0) return
  const [first] = queue.splice(at, 1)
  first?.enter()
  admit()
}
