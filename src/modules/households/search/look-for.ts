import { interpretQuery, nearestProbes, type Probe } from '../interpret-query.rules.ts'
import { refuse } from '../refusals.ts'
import type { Found } from './contract.ts'
import { type KeyRange, rangesOf } from './key-range.rules.ts'
import { type HitFacts, tellHit } from './tell-hit.rules.ts'

/** `BX20261123001`: letters and digits, as the numbers of matters and papers are. */
const MATTER_NUMBER = /^[a-z]{1,4}\d{4,}$/

/**
 * Looks for what a person typed: every meaning in one statement; only where that finds nothing, the nearest in a
 * second, with what was tried.
 * @throws households.nothing-to-look-for
 */
export const lookFor = async (q: string, ask: (ranges: readonly KeyRange[]) => Promise<HitFacts[]>): Promise<Found> => {
  const probes = interpretQuery(q, { matterNumber: MATTER_NUMBER })
  if (probes.length === 0) throw refuse('nothing-to-look-for')
  const hits = await ask(rangesOf(probes))
  if (hits.length > 0) return { hits: hits.map(tellHit), tried: [], nearest: [] }
  const near = nearestProbes(q)
  const nearest = near.length === 0 ? [] : await ask(rangesOf(near))
  return { hits: [], tried: triedOf(probes), nearest: nearest.map(tellHit) }
}

const triedOf = (probes: readonly Probe[]): string[] => [...new Set(probes.map((probe) => probe.tried))]
