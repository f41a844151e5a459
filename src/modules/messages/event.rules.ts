import type { MessageEvent } from './words.ts'

type Payload = Readonly<Record<string, unknown>>

/** Which events a fact of the matters is, the most telling first; none where nobody is told of it. */
export const eventsOf: Readonly<Record<string, (payload: Payload) => readonly MessageEvent[]>> = {
  'matters.opened': ({ kind, priority }) => [
    ...(kind === 'incident' ? (['incident'] as const) : []),
    ...(priority === 'emergency' ? (['emergency'] as const) : []),
    ...(kind === 'complaint' ? (['complaint'] as const) : []),
  ],
  'matters.moved': ({ action }) => (action === 'dispatch' || action === 'redo' ? ['dispatched'] : []),
  'matters.breached': () => ['breached'],
  // Nobody accepted in time: that too is a clock that ran out, for whoever asked to hear of those.
  'matters.unaccepted': () => ['unaccepted', 'breached'],
  // Who was told that the water is off is told that it is back.
  'matters.closed': ({ kind }) => (kind === 'incident' ? ['incident'] : []),
}
