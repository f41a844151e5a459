import { describe, expect, it } from 'vitest'
import type { ClockPolicy } from '../../../kernel/clock-policy.ts'
import { formOf, policyOf } from './policy-form.ts'

const pauses = { reasons: ['等待业主'], mostMinutes: 2880 }
const policies: readonly ClockPolicy[] = [
  { target: { kind: 'natural-time', minutes: 1440 }, pauses, extension: 'once' },
  { target: { kind: 'working-time', minutes: 45 }, pauses: { reasons: [], mostMinutes: null }, extension: 'never' },
  { target: { kind: 'end-of-day', days: 0 }, pauses, extension: 'never' },
  { target: { kind: 'working-days', days: 2 }, pauses, extension: 'once' },
]

describe('The form of a deadline', () => {
  it.each(policies)('gives back what it was filled with: $target', (policy) => {
    expect(policyOf(formOf(policy))).toEqual(policy)
  })

  it('shows whole hours as hours and everything else as minutes', () => {
    expect(policies.map((policy) => [formOf(policy).amount, formOf(policy).unit])).toEqual([
      [24, 'hours'],
      [45, 'minutes'],
      [0, 'hours'],
      [2, 'hours'],
    ])
  })
})
