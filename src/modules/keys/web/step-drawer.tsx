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
import type { StepProps } from './step-props.ts'
import { MoveDrawer, StoreDrawer } from './store-drawer.tsx'

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
