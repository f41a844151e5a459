import { describe, expect, it } from 'vitest'
import { massExportProcess } from './mass-export.process.ts'

describe('A mass export', () => {
  it('is asked for, decided once by somebody else, and taken only where it was granted', () => {
    const steps = massExportProcess.states.flatMap((state) =>
      massExportProcess.actions
        .filter((action) => massExportProcess.permits(state, action))
        .map((action) => `${state} ${action} ${massExportProcess.next(state, action)}`),
    )
    expect(steps.sort()).toEqual([
      'granted take granted',
      'granted withdraw withdrawn',
      'waiting decline declined',
      'waiting grant granted',
      'waiting withdraw withdrawn',
    ])
  })
})
