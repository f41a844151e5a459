import { describe, expect, it } from 'vitest'
import { tripsOf } from './trips.rules.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 5, 8, 2, minute))
const step = (action: string, minute: number, note = '') => ({ action, at: at(minute), who: '李师傅', note })

describe('The times that somebody came', () => {
  it('last from the arrival to the step by which the technician left', () => {
    const steps = [
      step('accept', 0),
      step('arrive', 10),
      step('wait', 25, '等配件'),
      step('arrive', 90),
      step('finish', 130),
    ]
    expect(tripsOf(steps)).toEqual([
      { who: '李师傅', arrivedAt: at(10), leftAt: at(25), ended: '暂停等待：等配件' },
      { who: '李师傅', arrivedAt: at(90), leftAt: at(130), ended: '完工' },
    ])
  })

  it('are still going on while nothing followed, whatever the desk corrects meanwhile', () => {
    expect(tripsOf([step('arrive', 10), step('recategorise', 12), step('judge', 13)])).toEqual([
      { who: '李师傅', arrivedAt: at(10), leftAt: null, ended: '' },
    ])
    expect(tripsOf([step('dispatch', 1), step('accept', 2)])).toEqual([])
  })
})
