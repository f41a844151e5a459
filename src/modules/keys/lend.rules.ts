import { refuse } from './refusals.ts'
import { type BorrowerKind, type KeyKind, keyKindNames } from './words.ts'

/**
 * May this key be lent so? An entrusted key only after its owner was told; a master key, and any key to an outside
 * firm, only by somebody who may approve; due later than now.
 */
export const mayLend = (
  key: { kind: KeyKind; number: string; entrusted: boolean },
  loan: { borrowerKind: BorrowerKind; ownerTold: string; dueAt: Date },
  by: { now: Date; mayApprove: boolean },
): void => {
  if (loan.dueAt <= by.now) throw refuse('due-in-the-past')
  if (asksOwner(key) && loan.ownerTold === '') throw refuse('owner-not-told', { number: key.number })
  if (by.mayApprove) return
  if (key.kind === 'master') throw refuse('not-approved', { what: keyKindNames.master })
  if (loan.borrowerKind === 'contractor') throw refuse('not-approved', { what: '外来单位借用的钥匙' })
}

/** The owner is contacted before a key that they entrusted is used. */
export const asksOwner = (key: { kind: KeyKind; entrusted: boolean }): boolean =>
  key.kind === 'entrusted' || key.entrusted

/** What a key still lacks before it may hang in the cabinet: 核对 and 调试 (§11.1). */
export const missingBeforeStoring = (key: { checkedAt: unknown; testedAt: unknown }): string | undefined => {
  const missing = [...(key.checkedAt ? [] : ['核对']), ...(key.testedAt ? [] : ['调试合格'])]
  return missing.length === 0 ? undefined : missing.join('和')
}
