import type { PaperId } from '../../papers/contract.ts'
import type { KeyDetail, KeyId } from '../contract.ts'
import { EntrustDrawer } from './entrust-drawer.tsx'
import { ExamineDrawer } from './examine-drawer.tsx'
import type { StepForm } from './key-steps.ts'
import {
  EndEntrustmentDialog,
  FindDialog,
  HandOverDrawer,
  LoseDialog,
  ReplaceDrawer,
  ReturnDrawer,
} from './leaving-forms.tsx'
import { LendDrawer } from './lend-drawer.tsx'
import { MoveDrawer, StoreDrawer } from './store-drawer.tsx'

export interface StepProps {
  readonly of: KeyDetail
  readonly close: () => void
  /** `print`: a slip to be printed now; `replacement`: the key that takes the place of this one. */
  readonly done: (outcome: { print?: PaperId | undefined; replacement?: KeyId | undefined }) => void
}

/** The form of one step. */
export const StepDrawer = ({ form, ...given }: StepProps & { form: StepForm }) => {
  const Form = forms[form]
  return <Form {...given} />
}

const forms: Readonly<Record<StepForm, React.ComponentType<StepProps>>> = {
  lend: LendDrawer,
  return: ReturnDrawer,
  store: StoreDrawer,
  examine: ExamineDrawer,
  move: MoveDrawer,
  find: FindDialog,
  replace: ReplaceDrawer,
  entrust: EntrustDrawer,
  'end-entrustment': EndEntrustmentDialog,
  'hand-over': HandOverDrawer,
  lose: LoseDialog,
}
