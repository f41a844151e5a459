import { describe, expect, it } from 'vitest'
import { usualAppointment } from './usual-appointment.ts'

describe('Another time to ring is proposed', () => {
  it.each([
    ['in two hours, on the half hour', '2026-06-08T10:10:00+08:00', '2026-06-08T12:30'],
    ['until eight in the evening', '2026-06-08T18:00:00+08:00', '2026-06-08T20:00'],
    ['next morning, where it would be later', '2026-06-08T18:01:00+08:00', '2026-06-09T09:00'],
    ['next morning at the end of a month', '2026-06-30T21:00:00+08:00', '2026-07-01T09:00'],
    ['the same morning, where it would be at night', '2026-06-08T00:30:00+08:00', '2026-06-08T09:00'],
    ['the morning after midnight is passed', '2026-06-08T23:40:00+08:00', '2026-06-09T09:00'],
  ])('%s', (_, now, proposed) => {
    expect(usualAppointment(new Date(now))).toBe(proposed)
  })
})
