export { closeAfterCallback, redoAfterCallback } from './after-callback.ts'
export { openRepair } from './log-repair.ts'
