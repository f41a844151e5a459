import type { PaperId } from '../../papers/contract.ts'
import type { KeyDetail, KeyId } from '../contract.ts'

/** What the form of every step is given. */
export interface StepProps {
  readonly of: KeyDetail
  readonly close: () => void
  /** `print`: a slip to be printed now; `replacement`: the key that takes the place of this one. */
  readonly done: (outcome: { print?: PaperId | undefined; replacement?: KeyId | undefined }) => void
}
