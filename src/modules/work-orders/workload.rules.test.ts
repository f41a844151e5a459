import { describe, expect, it } from 'vitest'
import type { StaffId } from '../../kernel/id.ts'
import { leastLoaded } from './workload.rules.ts'

const load = (name: string, open: number, doneThisWeek: number, available = true) => ({
  ...{ staffId: name as StaffId, name, open, doneThisWeek, available },
  ...{ onSite: 0, nextDueAt: null },
})

describe('A new order suits best', () => {
  it('whoever of those available has the fewest in hand, then the least done this week', () => {
    expect(leastLoaded([load('李', 3, 1), load('王', 1, 9), load('何', 1, 4)])?.name).toBe('何')
    expect(leastLoaded([load('李', 3, 1), load('王', 0, 0, false)])?.name).toBe('李')
  })

  it('the first by name where all are alike, and nobody where nobody is available', () => {
    expect(leastLoaded([load('李', 1, 1), load('王', 1, 1)])?.name).toBe('李')
    expect(leastLoaded([load('李', 1, 1, false)])).toBeUndefined()
  })
})
