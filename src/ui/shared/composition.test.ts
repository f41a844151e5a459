import { describe, expect, it } from 'vitest'
import { compositionWatch, type KeyPress, matches, typesIntoField } from './composition.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
})

describe('shortcuts and input methods', () => {
  it('lets no shortcut fire while a word is being composed', () => {
    const watch = compositionWatch()
    watch.started()
    expect(watch.owns(press('j'), 0)).toBe(true)
    watch.ended(100)
    expect(watch.owns(press('j'), 500)).toBe(false)
  })

  it('believes the browser when it says that the input method took the key', () => {
    const watch = compositionWatch()
    expect(watch.owns(press('Enter', { isComposing: true }), 0)).toBe(true)
    expect(watch.owns(press('Enter', { keyCode: 229 }), 0)).toBe(true)
    expect(watch.owns(press('Process'), 0)).toBe(true)
    expect(watch.owns(press('Enter', { keyCode: 13 }), 0)).toBe(false)
  })

  it('counts the Enter that Safari reports just after the word was chosen to the composition', () => {
    const watch = compositionWatch(30)
    watch.started()
    watch.ended(1_000)
    expect(watch.owns(press('Enter', { keyCode: 13 }), 1_005)).toBe(true)
    expect(watch.owns(press('Enter', { keyCode: 13 }), 1_040)).toBe(false)
  })

  it('matches a combination with exactly its modifiers, ⌘ standing for Ctrl', () => {
    expect(matches('ctrl+k', press('k', { ctrlKey: true }))).toBe(true)
    expect(matches('ctrl+k', press('K', { metaKey: true }))).toBe(true)
    expect(matches('ctrl+k', press('k'))).toBe(false)
    expect(matches('j', press('j', { ctrlKey: true }))).toBe(false)
    expect(matches('j', press('J', { shiftKey: true }))).toBe(false)
    expect(matches('?', press('?', { shiftKey: true }))).toBe(true)
    expect(matches('enter', press('Enter'))).toBe(true)
    expect(matches('1', press('1'))).toBe(true)
    expect(matches('1', press('2'))).toBe(false)
  })

  it('knows which shortcuts would swallow typing', () => {
    expect(typesIntoField('j')).toBe(true)
    expect(typesIntoField('enter')).toBe(true)
    expect(typesIntoField('?')).toBe(true)
    expect(typesIntoField('ctrl+k')).toBe(false)
    expect(typesIntoField('f1')).toBe(false)
  })
})
