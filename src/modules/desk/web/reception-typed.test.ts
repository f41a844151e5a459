import { describe, expect, it } from 'vitest'
import { type ReceptionTyped, saidOf } from './reception-typed.ts'

const known = {
  colleagues: [
    { id: 'he', name: '何建军' },
    { id: 'a', name: '王芳' },
    { id: 'b', name: '王芳' },
  ],
  people: [{ id: 'zhang', name: '张三' }],
}
const house = { id: 'h1', name: '3-2-1501' } as never
const said = (typed: Partial<ReceptionTyped>) =>
  saidOf({ channel: 'visit', kind: 'enquiry', content: '问装修', ...typed } as ReceptionTyped, known)

describe('What was typed at the desk', () => {
  it('names the party where the caller is one of the house', () => {
    expect(said({ callerName: ' 张三 ', house })).toMatchObject({ partyId: 'zhang', houseId: 'h1' })
    expect(said({ callerName: '路人' })).toMatchObject({ partyId: null, houseId: null })
  })

  it('carries only the part of its kind, without what was left empty', () => {
    const everything = {
      answer: '已答',
      complaint: { class: 'fees', repeatOf: null },
      repair: { category: 'leak', dispatchTo: null },
      praised: '何建军',
    } as unknown as Partial<ReceptionTyped>
    expect(said({ ...everything, kind: 'complaint' })).toMatchObject({ answer: '', complaint: { class: 'fees' } })
    expect(said({ ...everything, kind: 'complaint' })).not.toHaveProperty('repair')
    expect(said({ ...everything, kind: 'complaint' })).not.toHaveProperty('praise')
    const repair = said({ ...everything, kind: 'repair', content: '漏水\n很急', house }) as { repair: object }
    expect(repair.repair).toEqual({ category: 'leak', title: '漏水', place: { kind: 'house', id: 'h1' } })
    expect(said({ ...everything, kind: 'enquiry' })).toMatchObject({ answer: '已答' })
  })

  it('finds the praised colleague by name, and keeps the name alone where two bear it or none does', () => {
    const praise = (praised: string) => (said({ kind: 'praise', praised }) as { praise?: object }).praise
    expect(praise('何建军')).toEqual({ name: '何建军', staffId: 'he' })
    expect(praise('王芳')).toEqual({ name: '王芳', staffId: null })
    expect(praise('门口的小伙子')).toEqual({ name: '门口的小伙子', staffId: null })
    expect(praise(' ')).toBeUndefined()
  })
})
