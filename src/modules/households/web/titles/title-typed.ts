import type { TitleForm, TitleManner } from '../../contract.ts'
import type { HolderTyped } from './holders-field.tsx'

/** A title as it stands in the form. */
export interface TitleTyped {
  /** First day of the title. */
  readonly from: string
  /** Last day, where the title is over already. */
  readonly lastDay?: string | null
  readonly form: TitleForm
  readonly manner: TitleManner
  readonly holders: readonly HolderTyped[]
  readonly certificateNumber: string
  readonly note: string
  readonly reason?: string
}

/** The holders as the contract takes them. */
export const holderInputs = ({ form, holders }: Pick<TitleTyped, 'form' | 'holders'>) =>
  holders.flatMap(({ party, share }) => {
    if (party === null) return []
    const { numerator, denominator } = share
    const given = form === 'by-shares' && numerator !== null && denominator !== null
    return [{ partyId: party.id, share: given ? { numerator, denominator } : null }]
  })
