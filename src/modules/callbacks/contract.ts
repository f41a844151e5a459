export * from './callback.contract.ts'
export { type CallbackAction, type CallbackState, callbackProcess } from './callback.process.ts'
export { isAlways } from './callback.rules.ts'
export * from './sampling/sample.contract.ts'
export * from './settings/setting.contract.ts'
export {
  type CallbackClass,
  classNames,
  gradeNames,
  outcomeNames,
  type Satisfaction,
  satisfactionNames,
  type Verdict,
  verdictNames,
} from './words.ts'
