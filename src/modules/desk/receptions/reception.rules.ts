import { refuse } from '../refusals.ts'
import { outcomeNames, type ReceptionKind, receptionNames } from '../words.ts'

interface Parts {
  readonly answer: string
  readonly complaint?: unknown
  readonly repair?: unknown
  readonly praise?: unknown
}

const parts = ['complaint', 'repair', 'praise'] as const

/** A contact brings the part of its kind and no other; repairs and complaints are not settled on the spot. */
export const demandParts = (kind: string, given: Parts): void => {
  for (const part of parts) {
    if (given[part] !== undefined && part !== kind) {
      throw refuse('details-unexpected', { kind: outcomeNames[part] })
    }
  }
  if (kind !== 'repair' && kind !== 'complaint') return
  if (given[kind] === undefined) throw refuse('details-missing', { kind: outcomeNames[kind] })
  if (given.answer !== '') throw refuse('answer-unexpected')
}

export const isReception = (kind: string): kind is ReceptionKind => kind in receptionNames

/** The title of a matter: the first line of what was said; the whole of it is the description. */
export const titleOf = (content: string): string => {
  const first = content.trim().split('\n')[0]?.trim() ?? ''
  return [...first].slice(0, 100).join('')
}
