import { describe, expect, it } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { asksOwner, mayLend, missingBeforeStoring } from './lend.rules.ts'
import type { BorrowerKind, KeyKind } from './words.ts'

const now = new Date('2026-03-10T02:00:00Z')

const refusalOf = (o: {
  kind?: KeyKind
  entrusted?: boolean
  borrowerKind?: BorrowerKind
  ownerTold?: string
  dueAt?: string
  mayApprove?: boolean
}): string | undefined => {
  try {
    mayLend(
      { kind: o.kind ?? 'vacant', number: '3-2-1501-1', entrusted: o.entrusted ?? false },
      {
        borrowerKind: o.borrowerKind ?? 'staff',
        ownerTold: o.ownerTold ?? '',
        dueAt: new Date(o.dueAt ?? '2026-03-10T10:00:00Z'),
      },
      { now, mayApprove: o.mayApprove ?? false },
    )
    return undefined
  } catch (thrown) {
    return thrown instanceof Refusal ? thrown.code : String(thrown)
  }
}

describe('Whether a key may be lent', () => {
  it('the key of a vacant house goes to a colleague until this evening', () => {
    expect(refusalOf({})).toBeUndefined()
  })

  it('is not lent until a time that has come', () => {
    expect(refusalOf({ dueAt: now.toISOString() })).toBe('keys.due-in-the-past')
    expect(refusalOf({ dueAt: '2026-03-10T02:00:00.001Z' })).toBeUndefined()
  })

  it('an entrusted key goes out only after its owner was told, whoever lends it', () => {
    expect(refusalOf({ kind: 'entrusted' })).toBe('keys.owner-not-told')
    expect(refusalOf({ entrusted: true, mayApprove: true })).toBe('keys.owner-not-told')
    expect(refusalOf({ kind: 'entrusted', ownerTold: '9:40 电话联系，同意' })).toBeUndefined()
  })

  it('a master key, and any key to an outside firm, only by who may approve', () => {
    expect(refusalOf({ kind: 'master' })).toBe('keys.not-approved')
    expect(refusalOf({ borrowerKind: 'contractor' })).toBe('keys.not-approved')
    expect(refusalOf({ kind: 'master', borrowerKind: 'contractor', mayApprove: true })).toBeUndefined()
  })
})

describe('Before a key hangs', () => {
  it('names what is still to be done', () => {
    expect(missingBeforeStoring({ checkedAt: null, testedAt: null })).toBe('核对和调试合格')
    expect(missingBeforeStoring({ checkedAt: now, testedAt: null })).toBe('调试合格')
    expect(missingBeforeStoring({ checkedAt: now, testedAt: now })).toBeUndefined()
  })
})

it('An owner is asked where the key is of the entrusted kind or a letter runs for it', () => {
  expect(asksOwner({ kind: 'vacant', entrusted: false })).toBe(false)
  expect(asksOwner({ kind: 'vacant', entrusted: true })).toBe(true)
  expect(asksOwner({ kind: 'entrusted', entrusted: false })).toBe(true)
})
