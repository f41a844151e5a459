import type { LockedKey } from './key.store.ts'
import { refuse } from './refusals.ts'
import { type BorrowerKind, keyKindNames } from './words.ts'

/**
 * May this key be lent so? An entrusted key only after its owner was told; a master key, and any key to an outside
 * firm, only by somebody who may approve; due later than now.
 */
export const mayLend = (
  key: Pick<LockedKey, 'kind' | 'number'>,
  loan: { borrowerKind: BorrowerKind; ownerTold: string; dueAt: Date },
  by: { now: Date; mayApprove: boolean },
): void => {
  if (loan.dueAt <= by.now) throw refuse('due-in-the-past')
  if (key.kind === 'entrusted' && loan.ownerTold === '') throw refuse('owner-not-told', { number: key.number })
  if (by.mayApprove) return
  if (key.kind === 'master') throw refuse('not-approved', { kind: keyKindNames.master })
  if (loan.borrowerKind === 'contractor') throw refuse('not-approved', { kind: '外来单位借用的' })
}

/** What a key still lacks before it may hang in the cabinet: 核对 and 调试 (§11.1). */
export const missingBeforeStoring = (key: Pick<LockedKey, 'checkedAt' | 'testedAt'>): string | undefined => {
  const missing = [...(key.checkedAt ? [] : ['核对']), ...(key.testedAt ? [] : ['调试合格'])]
  return missing.length === 0 ? undefined : missing.join('和')
}
