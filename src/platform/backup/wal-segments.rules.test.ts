import { describe, expect, it } from 'vitest'
import { firstSegmentOf, segmentsOf } from './wal-segments.rules.ts'

const MB = 1024 * 1024

describe('The log that a copy needs', () => {
  it('begins where its label says', () => {
    const label = 'START WAL LOCATION: 0/9000028 (file 000000010000000000000009)\nCHECKPOINT LOCATION: 0/9000080\n'
    expect(firstSegmentOf(label)).toBe('000000010000000000000009')
    expect(() => firstSegmentOf('')).toThrow()
  })

  it('is every segment from the first to the last, across the end of a log file', () => {
    const range = { first: '0000000100000000000000FE', last: '000000010000000100000001' }
    expect(segmentsOf(range, 16 * MB)).toEqual([
      '0000000100000000000000FE',
      '0000000100000000000000FF',
      '000000010000000100000000',
      '000000010000000100000001',
    ])
    expect(segmentsOf({ first: range.first, last: range.first }, 16 * MB)).toEqual([range.first])
  })

  it('counts segments of another size', () => {
    const range = { first: '000000010000000000000003', last: '000000010000000100000000' }
    expect(segmentsOf(range, 1024 * MB)).toEqual(['000000010000000000000003', '000000010000000100000000'])
  })

  it('is not taken across two timelines', () => {
    expect(() => segmentsOf({ first: '000000010000000000000001', last: '000000020000000000000002' }, 16 * MB)).toThrow(
      'timeline',
    )
  })
})
