/** What higher modules may do with matters, in their own transaction. */

export { targetsByPriority } from './adjust-clocks.ts'
export { stampAttachments } from './attachment.store.ts'
export { clocksToStart, clockToStart } from './clocks-to-start.ts'
export { closedAtItsEnd } from './invariants.ts'
export type { LockedMatter } from './matter.store.ts'
export type { MatterContext } from './matter-context.ts'
export { cursorOf, matterRowOf, readCursor, rowColumns, type StoredRow } from './matter-row.store.ts'
export { demandVersion, holdMatter, moveMatter, wasRecorded } from './move-matter.ts'
export { type OpenedMatter, openMatter } from './open-matter.ts'
export { masked, showMatter } from './read-matter.ts'
export { refuse } from './refusals.ts'
export type { MatterId } from './shapes.ts'
