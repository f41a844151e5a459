/** Does `work` for every item, several at a time; after a fault nothing new begins, and it returns when all have ended. */
export const eachOf = async <T>(
  items: readonly T[],
  workers: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const waiting = items[Symbol.iterator]()
  let failed = false
  const run = async (): Promise<void> => {
    for (const item of waiting) {
      if (failed) return
      try {
        await work(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: workers }, run))
  const fault = outcomes.find((o) => o.status === 'rejected')
  if (fault) throw fault.reason
}
