import type { RawBuilder } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { HotQuery } from '../../platform/app/define-module.ts'
import { boardCardsQuery, boardCountsQuery } from './board.store.ts'
import { assumedQuery } from './calendar/arrangement.store.ts'
import type { FiltersAsked } from './filters.store.ts'
import { assigneeKeys, listMattersQuery, type MattersAsked, myMattersQuery } from './list.store.ts'
import { clockColumns } from './read-board.ts'
import { unacceptedQuery } from './unaccepted.store.ts'

const nobody = '00000000-0000-4000-8000-000000000000'
const person = { staffId: nobody, roles: ['technician'] }
const morning = new Date('2026-06-20T02:00:00Z')
const first = 'WyJpbmZpbml0eSIsIjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMCJd'

const asked = (communityId: CommunityId, o: Partial<MattersAsked>): MattersAsked => ({
  communityId,
  now: morning,
  mine: assigneeKeys(person),
  status: 'open',
  sort: 'clock',
  limit: 20,
  ...o,
})

const list = (name: string, o: Partial<MattersAsked>): HotQuery => ({
  name: `matters.list-${name}`,
  build: ({ communityId }) => listMattersQuery(asked(communityId, o)),
})

const everywhere = { status: 'all', sort: 'newest' } as const

const board = (name: string, o: Partial<FiltersAsked> & { columns?: ReturnType<typeof clockColumns> }): HotQuery[] => {
  const on = (communityId: CommunityId) => ({
    ...asked(communityId, o),
    columns: o.columns ?? clockColumns(),
    limit: 20,
  })
  return [
    { name: `matters.board-${name}`, build: ({ communityId }) => boardCardsQuery(on(communityId)) },
    {
      name: `matters.board-${name}-counts`,
      build: ({ communityId }): RawBuilder<unknown> => boardCountsQuery(on(communityId)),
    },
  ]
}

export const hotQueries: readonly HotQuery[] = [
  { name: 'matters.unaccepted', build: ({ communityId }) => unacceptedQuery(communityId) },
  { name: 'matters.assumed', build: ({ communityId }) => assumedQuery(communityId) },
  { name: 'matters.mine', build: ({ communityId }) => myMattersQuery({ communityId, ...person, after: undefined }) },
  list('by-clock', { after: first }),
  list('newest', everywhere),
  list('by-number', { status: 'all', q: 'BX20261123-0007' }),
  list('of-me', { assignee: 'me' }),
  list('of-nobody', { assignee: 'nobody' }),
  list('of-somebody-ever', { ...everywhere, assignee: `staff:${nobody}` }),
  list('of-a-state', { kind: 'repair', state: 'open', due: 'today' }),
  list('of-a-state-ever', { ...everywhere, kind: 'repair', state: 'cancelled' }),
  list('urgent', { priority: 'emergency' }),
  list('urgent-ever', { ...everywhere, priority: 'emergency' }),
  list('in-a-building', { buildingId: nobody }),
  list('in-a-building-ever', { ...everywhere, buildingId: nobody }),
  list('in-a-zone-ever', { ...everywhere, zoneId: nobody }),
  list('overdue', { due: 'overdue' }),
  list('of-a-day', { ...everywhere, openedFrom: '2026-06-02' as never, openedTo: '2026-06-02' as never }),
  ...board('by-clock', {}),
  ...board('by-clock-of-me', { assignee: 'me' }),
  ...board('by-clock-of-others', { assignee: 'others' }),
  ...board('by-clock-of-nobody', { assignee: 'nobody' }),
  ...board('by-state', {
    kind: 'repair',
    columns: [
      { id: 'open', state: 'open' },
      { id: 'dispatched', state: 'dispatched' },
    ],
  }),
]
