/** What other modules do with repairs, in their own transaction. */
export { closeAfterCallback, redoAfterCallback } from './after-callback.ts'
export { openRepair } from './log-repair.ts'
export { openRework, type ReworkAsked } from './rework-repair.ts'
