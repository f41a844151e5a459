/** One line of the report: what was measured against which floor, and whether it may pass. */
export interface Result {
  readonly name: string
  /** Milliseconds (or another number with its unit) of the floor and of the subject, for people. */
  readonly floor: string
  readonly subject: string
  readonly ratio: number
  /** What the ratio must be: `<= 2`, `>= 0.4`. */
  readonly limit: { readonly atMost: number } | { readonly atLeast: number }
  readonly note?: string
}

export const passes = ({ ratio, limit }: Result): boolean =>
  'atMost' in limit ? ratio <= limit.atMost : ratio >= limit.atLeast

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Milliseconds of each, run in turn so that both meet the same weather; medians. */
export const inTurn = async (
  rounds: number,
  floor: () => Promise<unknown>,
  subject: () => Promise<unknown>,
): Promise<{ floor: number; subject: number }> => {
  const times = { floor: [] as number[], subject: [] as number[] }
  for (let round = -Math.ceil(rounds / 5); round < rounds; round += 1) {
    const pair = { floor: await timed(floor), subject: await timed(subject) }
    // The first rounds warm caches and prepared plans.
    if (round < 0) continue
    times.floor.push(pair.floor)
    times.subject.push(pair.subject)
  }
  return { floor: median(times.floor), subject: median(times.subject) }
}

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
