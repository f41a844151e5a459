import { describe, expect, it } from 'vitest'
import { fieldOf, instantOf } from '../../../ui/shared/moment-text.ts'
import { dueChoices } from './due-times.ts'

const at = (shanghai: string) => new Date(`${shanghai}+08:00`)

describe('When a lent key is due', () => {
  it('is this evening unless told otherwise', () => {
    expect(dueChoices(at('2026-03-10T09:30:00'))[0]).toEqual({ label: '今天 18:00', value: '2026-03-10T18:00' })
    expect(dueChoices(at('2026-03-10T17:44:00')).map((one) => one.label)).toContain('今天 18:00')
  })

  it('is within two hours when the evening has come', () => {
    const choices = dueChoices(at('2026-12-31T23:30:00'))
    expect(choices.map((one) => one.value)).toEqual(['2027-01-01T01:30', '2027-01-01T18:00', '2027-01-03T18:00'])
  })

  it('means Shanghai, whatever the computer at the counter is set to', () => {
    expect(fieldOf(at('2026-03-31T00:05:00'))).toBe('2026-03-31T00:05')
    expect(new Date(instantOf('2026-03-31T00:05')).toISOString()).toBe('2026-03-30T16:05:00.000Z')
  })
})
