import type { Probe } from '../interpret-query.rules.ts'
import type { KeyKind } from '../search-keys.rules.ts'

/** One range of the prepared keys, in the order of the answer. Half-open, compared byte by byte (collation C). */
export interface KeyRange {
  readonly kind: KeyKind
  readonly low: string
  readonly high: string
  /** Its place among the meanings of the query: lower is better. */
  readonly position: number
}

const AFTER_EQUAL = '\u0001'
const AFTER_PREFIX = '\u{10FFFF}'

/**
 * The ranges of probes. A range serves `=` and `^@` alike, can be an index condition under row-level security (`<` is
 * leakproof), and unlike a pattern also when it is a parameter: one prepared statement for every query.
 */
export const rangesOf = (probes: readonly Probe[]): KeyRange[] =>
  probes.flatMap(({ key, match, kinds }, position) =>
    kinds.map((kind) => ({
      kind,
      low: key,
      high: key + (match === 'equal' ? AFTER_EQUAL : AFTER_PREFIX),
      position,
    })),
  )
