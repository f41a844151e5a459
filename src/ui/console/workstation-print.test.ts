import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepOffset, noOffset, offsetText, readOffset } from './workstation-print.ts'

const store = new Map<string, string>()
beforeEach(() => {
  store.clear()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => store.set(name, value),
  })
})

describe('A printer that prints a little beside', () => {
  it('is met at this workstation, for each paper by itself', () => {
    keepOffset('continuous-half', { x: 2, y: -1.5, scale: 98 })
    expect(readOffset('continuous-half')).toEqual({ x: 2, y: -1.5, scale: 98 })
    expect(readOffset('a4')).toEqual(noOffset)
    expect(offsetText(readOffset('continuous-half'))).toBe('右移 2 mm，上移 1.5 mm，缩放 98%')
    expect(offsetText(noOffset)).toBe('')
  })

  it('is not followed off the paper, nor where what is kept is nonsense', () => {
    store.set('liren.print.a4', '{"x":900,"y":-900,"scale":5}')
    expect(readOffset('a4')).toEqual({ x: 20, y: -20, scale: 80 })
    for (const nonsense of ['', '{', 'null', '{"x":"2","y":null}']) {
      store.set('liren.print.a4', nonsense)
      expect(readOffset('a4'), nonsense).toEqual(noOffset)
    }
  })
})
