import type { Measure } from '../words.ts'
import type { GroupLine, Statistics } from './statistics.contract.ts'

/** What signed figures would be today, where that differs. */
export interface Revisions {
  /** Today's figure of a line, where it differs from the signed one. */
  ofLine(line: Pick<GroupLine, 'facet' | 'value'>, measure: Measure): number | undefined
  ofBalance(counted: keyof Statistics['balance']): number | undefined
  /** Lines that came up since: nothing of their kind was signed. */
  readonly added: readonly GroupLine[]
  readonly any: boolean
}

/** Compares figures as they were signed with those of today. */
export const revisionsOf = (signed: Statistics, today: Statistics): Revisions => {
  const now = new Map([today.all, ...today.groups].map((line) => [keyOf(line), line]))
  const known = new Set([signed.all, ...signed.groups].map(keyOf))
  const lines = [signed.all, ...signed.groups]
  const ofLine: Revisions['ofLine'] = (line, measure) => {
    const before = lines.find((one) => keyOf(one) === keyOf(line))
    // A line without a complaint left has gone from the figures of today.
    const after = now.get(keyOf(line))?.[measure] ?? 0
    return before === undefined || before[measure] === after ? undefined : after
  }
  const ofBalance: Revisions['ofBalance'] = (counted) =>
    signed.balance[counted] === today.balance[counted] ? undefined : today.balance[counted]
  const added = today.groups.filter((line) => !known.has(keyOf(line)))
  const any =
    added.length > 0 ||
    (['carried', 'received', 'closed', 'open'] as const).some((counted) => ofBalance(counted) !== undefined) ||
    lines.some((line) => measures.some((measure) => ofLine(line, measure) !== undefined))
  return { ofLine, ofBalance, added, any }
}

const measures: readonly Measure[] = ['received', 'valid', 'repeat', 'handledBroken', 'repliedBroken', 'unsatisfied']

const keyOf = ({ facet, value }: Pick<GroupLine, 'facet' | 'value'>): string => `${facet} ${value}`
