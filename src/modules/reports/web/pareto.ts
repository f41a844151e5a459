import type { GroupLine } from '../contract.ts'
import { NONE } from '../words.ts'

export interface ParetoBar {
  readonly value: string
  readonly name: string
  readonly count: number
  /** Share of all so far, in percent, this one included. */
  readonly upTo: number
}

/** Causes by frequency with the share that they make up together; what was not analysed stands last. */
export const paretoOf = (lines: readonly GroupLine[]): readonly ParetoBar[] => {
  const sorted = [...lines]
    .filter(({ received }) => received > 0)
    .sort((a, b) => Number(a.value === NONE) - Number(b.value === NONE) || b.received - a.received)
  const all = sorted.reduce((sum, { received }) => sum + received, 0)
  let soFar = 0
  return sorted.map(({ value, name, received }) => {
    soFar += received
    return { value, name, count: received, upTo: Math.round((soFar / all) * 1000) / 10 }
  })
}
