import { expect, it } from 'vitest'
import { importProcess } from './import.process.ts'

const PERMITTED: Readonly<Record<string, readonly string[]>> = {
  reading: ['settle', 'fail'],
  previewed: ['map', 'mend', 'apply'],
  applying: ['finish', 'stop'],
  applied: ['undo'],
  undoing: ['succeed', 'keep'],
  undone: [],
  failed: ['map'],
}

it.each(importProcess.states.flatMap((state) => importProcess.actions.map((action) => [state, action] as const)))(
  'an import that is %s, and %s',
  (state, action) => {
    const allowed = PERMITTED[state]?.includes(action) ?? false
    expect(importProcess.permits(state, action)).toBe(allowed)
    if (!allowed) expect(() => importProcess.next(state, action)).toThrow(/这次导入现在是/)
  },
)

it('what was read ends applied, taken back, or mapped anew', () => {
  expect(importProcess.next('reading', 'settle')).toBe('previewed')
  expect(importProcess.next('previewed', 'apply')).toBe('applying')
  expect(importProcess.next('applying', 'stop')).toBe('previewed')
  expect(importProcess.next('applying', 'finish')).toBe('applied')
  expect(importProcess.next('undoing', 'keep')).toBe('applied')
  expect(importProcess.isFinal('undone')).toBe(true)
})
