import type { MatterToOpen } from '../matters/index.ts'

/** What every contact brings, whatever it becomes: who said what, about which place, by which channel. */
export type Contact = Pick<
  MatterToOpen,
  'title' | 'description' | 'channel' | 'place' | 'partyId' | 'callerName' | 'callerPhone'
>
