import type { HotQuery } from '../../platform/app/define-module.ts'
import { boxOpeningsQuery } from './boxes/box.store.ts'
import { callsQuery } from './calls/call.store.ts'
import { missedCallsQuery } from './calls/missed-call.store.ts'
import { complaintsQuery } from './complaints/list.store.ts'
import { incidentsQuery } from './incidents/incident.store.ts'
import { receptionsQuery } from './receptions/list.store.ts'

const now = new Date('2026-01-01T00:00:00Z')

/** What the desk asks all day long: through an index, however many years lie behind. */
export const hotQueries: readonly HotQuery[] = [
  { name: 'desk.calls', build: ({ communityId }) => callsQuery({ communityId, sort: '-startedAt', limit: 20 }) },
  {
    name: 'desk.missed-calls',
    build: ({ communityId }) => missedCallsQuery({ communityId, status: 'waiting', limit: 50 }),
  },
  {
    name: 'desk.complaints',
    build: ({ communityId }) => complaintsQuery({ communityId, now, status: 'all', sort: '-registered', limit: 20 }),
  },
  {
    name: 'desk.complaints-by-clock',
    build: ({ communityId }) => complaintsQuery({ communityId, now, status: 'open', sort: 'clock', limit: 20 }),
  },
  {
    name: 'desk.receptions',
    build: ({ communityId }) => receptionsQuery({ communityId, status: 'all', sort: '-received', limit: 20 }),
  },
  {
    name: 'desk.incidents',
    build: ({ communityId }) => incidentsQuery({ communityId, status: 'all', sort: '-beginsAt', limit: 20 }),
  },
  {
    name: 'desk.box-openings',
    build: ({ communityId }) => boxOpeningsQuery({ communityId, sort: '-openedAt', limit: 20 }),
  },
]
