export { openRepair } from './log-repair.ts'
