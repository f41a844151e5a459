import type { CallbackClass } from '../words.ts'

/** A recorded callback of the month, with the key that seed and number give it. */
export interface Drawable {
  readonly number: string
  readonly class: CallbackClass
  /** SHA-256 of `seed:number`, in hexadecimal. */
  readonly key: string
}

export interface SampleSize {
  readonly percent: number
  readonly least: number
}

/** Kinds of which a sample holds its share without fail, at least one (§12.3.4.1). */
const WITHOUT_FAIL: readonly CallbackClass[] = ['safety', 'leak']

/**
 * Draws the sample of a month: the callbacks with the smallest keys. First of the safety facilities and of the leaks
 * their share each, rounded up; then of all that are left, until the share of the whole month, rounded up, or the
 * least number is reached. In the order of their keys; the same pool and seed give the same sample, whoever draws.
 */
export const chooseSample = <D extends Drawable>(
  pool: readonly D[],
  size: SampleSize,
): readonly (D & { readonly must: boolean })[] => {
  const byKey = [...pool].sort((a, b) => (a.key < b.key ? -1 : 1))
  const must = WITHOUT_FAIL.flatMap((one) => {
    const ofClass = byKey.filter((callback) => callback.class === one)
    return ofClass.slice(0, shareOf(ofClass.length, size.percent))
  })
  const drawn = new Set(must.map(({ number }) => number))
  const wanted = Math.min(pool.length, Math.max(size.least, shareOf(pool.length, size.percent)))
  const rest = byKey.filter(({ number }) => !drawn.has(number)).slice(0, Math.max(0, wanted - must.length))
  const chosen = new Set([...drawn, ...rest.map(({ number }) => number)])
  return byKey
    .filter(({ number }) => chosen.has(number))
    .map((callback) => ({ ...callback, must: drawn.has(callback.number) }))
}

// In whole numbers: 10 % of 30 is 3, not 3.0000000000000004 rounded up to 4.
const shareOf = (count: number, percent: number): number => Math.ceil((count * percent) / 100)
