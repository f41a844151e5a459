import type { Key } from '../contract.ts'
import { type KeyAction, keyProcess } from '../key.process.ts'
import { missingBeforeStoring } from '../lend.rules.ts'

/** The forms by which the steps of a key are taken; several steps may share one. */
export type StepForm =
  | 'lend'
  | 'return'
  | 'store'
  | 'examine'
  | 'move'
  | 'find'
  | 'replace'
  | 'entrust'
  | 'end-entrustment'
  | 'hand-over'
  | 'lose'

const formOf: Readonly<Record<KeyAction, StepForm>> = {
  lend: 'lend',
  return: 'return',
  store: 'store',
  check: 'examine',
  test: 'examine',
  'fail-test': 'examine',
  move: 'move',
  find: 'find',
  replace: 'replace',
  entrust: 'entrust',
  'end-entrustment': 'end-entrustment',
  'hand-over': 'hand-over',
  lose: 'lose',
}

const order: readonly StepForm[] = [
  'lend',
  'return',
  'store',
  'find',
  'replace',
  'examine',
  'move',
  'entrust',
  'end-entrustment',
  'hand-over',
  'lose',
]

export interface Step {
  readonly form: StepForm
  readonly label: string
}

/** The buttons of a key: what the transition table permits now, for what the person may do. */
export const stepsOf = (key: Key, may: (right: string) => boolean): Step[] => {
  const forms = new Set(keyProcess.actionsFrom(key.state).map((action) => formOf[action]))
  return order
    .filter((form) => forms.has(form) && may(form === 'lend' || form === 'return' ? 'keys.lend' : 'keys.manage'))
    .filter((form) => form !== 'entrust' || !key.entrusted)
    .filter((form) => form !== 'end-entrustment' || key.entrusted)
    .map((form) => ({ form, label: labelOf(form, key) }))
}

const labelOf = (form: StepForm, key: Key): string => {
  if (form === 'examine') return '核对调试'
  if (form === 'store') return missingBeforeStoring(key) === undefined ? '存放' : '核对调试并存放'
  return keyProcess.words.actions[form]
}
