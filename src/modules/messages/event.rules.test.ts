import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { eventsOf } from './event.rules.ts'

const of = (fact: string, payload: object = {}) => eventsOf[fact]?.(payload as Record<string, unknown>)

describe(`${clause('§11.4')} What is told`, () => {
  it('is a dispatch, a complaint, an emergency, an outage and its end, a clock that ran out, an order nobody took', () => {
    expect(of('matters.moved', { kind: 'repair', action: 'dispatch' })).toEqual(['dispatched'])
    expect(of('matters.moved', { kind: 'repair', action: 'redo' })).toEqual(['dispatched'])
    expect(of('matters.opened', { kind: 'complaint', priority: 'normal' })).toEqual(['complaint'])
    expect(of('matters.opened', { kind: 'complaint', priority: 'emergency' })).toEqual(['emergency', 'complaint'])
    expect(of('matters.opened', { kind: 'incident', priority: 'urgent' })).toEqual(['incident'])
    expect(of('matters.closed', { kind: 'incident' })).toEqual(['incident'])
    expect(of('matters.breached')).toEqual(['breached'])
    expect(of('matters.unaccepted')).toEqual(['unaccepted', 'breached'])
  })

  it('is nothing that happens every few minutes', () => {
    expect(of('matters.opened', { kind: 'repair', priority: 'normal' })).toEqual([])
    expect(of('matters.moved', { kind: 'repair', action: 'accept' })).toEqual([])
    expect(of('matters.closed', { kind: 'repair' })).toEqual([])
  })
})
