import { describe, expect, it } from 'vitest'
import { chunksOf, rowsOfChunks } from './text-chunks.ts'

describe('A long text on a paper', () => {
  it('goes on in pieces and loses nothing, rare characters whole', () => {
    const text = `${'水管漏水'.repeat(50)}\n𠮷㛃${'𠮷'.repeat(70)}`
    const pieces = chunksOf(text, { characters: 64, lines: 4 })
    expect(pieces.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
    for (const piece of pieces) expect([...piece.replaceAll('\n', '')].length).toBeLessThanOrEqual(64)
    expect(pieces.join('')).not.toMatch(/\p{Surrogate}/u)
  })

  it('breaks after so many lines, and an empty one stays one', () => {
    expect(chunksOf('a\nb\nc', { characters: 100, lines: 2 })).toEqual(['a\nb', 'c'])
    expect(chunksOf('', { characters: 10, lines: 2 })).toEqual([''])
    expect(rowsOfChunks(['abcdef', 'x'], { characters: 4, lines: 2 })).toEqual([
      ['abcd', 'x'],
      ['ef', ''],
    ])
  })
})
