import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../../kernel/dates.ts'
import { revisionsOf } from './revisions.ts'
import type { GroupLine, Statistics } from './statistics.contract.ts'

const line = (facet: string, value: string, received: number, more: Partial<GroupLine> = {}): GroupLine => ({
  ...{ facet, value, name: value, received, valid: 0, repeat: 0, handledBroken: 0, repliedBroken: 0, unsatisfied: 0 },
  ...more,
})
const balance = { carried: 1, received: 3, closed: 2, open: 2 }
const [from, to] = ['2026-06-08' as BusinessDate, '2026-06-14' as BusinessDate]
const hours = { count: 0, median: null, p90: null }
const signed: Statistics = {
  ...{ from, to, balance, all: line('all', '', 3), hoursToAnswer: hours, hoursToResult: hours, trend: [] },
  groups: [line('class', 'fees', 2), line('class', 'noise', 1)],
  before: { from, to, balance, all: line('all', '', 0) },
}

describe('What was signed, beside what is counted today', () => {
  it('is not revised while nothing changed', () => {
    expect(revisionsOf(signed, structuredClone(signed)).any).toBe(false)
  })

  it('names today’s figure where it differs, nought where a line has gone, and lines that are new', () => {
    const today = {
      ...signed,
      balance: { ...balance, open: 1 },
      groups: [line('class', 'fees', 2, { valid: 1 }), line('class', 'parking', 1)],
    }
    const revisions = revisionsOf(signed, today)
    expect(revisions.any).toBe(true)
    expect(revisions.ofBalance('open')).toBe(1)
    expect(revisions.ofBalance('received')).toBeUndefined()
    expect(revisions.ofLine(line('class', 'fees', 2), 'valid')).toBe(1)
    expect(revisions.ofLine(line('class', 'fees', 2), 'received')).toBeUndefined()
    expect(revisions.ofLine(line('class', 'noise', 1), 'received')).toBe(0)
    expect(revisions.added.map(({ value }) => value)).toEqual(['parking'])
  })
})
