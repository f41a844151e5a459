import { sql } from 'kysely'
import { defineModule } from '../../platform/app/define-module.ts'
import { exporting } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
import { callOf, callsQuery, listCalls } from './call.store.ts'
import { exportCalls } from './call-list.ts'
import * as contract from './contract.ts'
import { logCall } from './log-call.ts'
import { refuse } from './refusals.ts'
import { outcomeNames } from './words.ts'

const atTheDesk = ['clerk', 'supervisor', 'manager'] as const

/** The desk: every call is written down, with what it led to. */
export const desk = defineModule({
  id: 'desk',
  name: '接待台',
  rights: {
    'desk.log-calls': { name: '来电登记', roles: atTheDesk },
    'desk.see-calls': { name: '查看来电记录', roles: [...atTheDesk, 'head-office', 'administrator'] },
  },
  handlers: [
    logCall,
    reading(contract.listCalls, ({ tx }, input) => listCalls(tx, input)),
    exporting(exportCalls, (_, asked) => ({ query: callsQuery(asked), row: callOf })),
  ],
  refusals: [refuse],
  timelines: [
    {
      id: 'desk.calls',
      right: 'desk.see-calls',
      sql: ({ communityId, houseId, before, limit }) => sql`
        select c.id, c.started_at as at, 'call' as kind,
          '来电' || coalesce('（' || (${JSON.stringify(outcomeNames)}::jsonb ->> c.outcome) || '）', '')
            || coalesce(' ' || nullif(c.caller_name, ''), '') as title,
          c.content as detail, s.name as actor
        from desk.call c join access.staff s on s.id = c.taken_by
        where c.community_id = ${communityId} and c.house_id = ${houseId} and c.started_at < ${before}
        order by c.started_at desc limit ${limit}`,
    },
  ],
  hotQueries: [{ name: 'desk.calls', build: ({ communityId }) => callsQuery({ communityId, limit: 20 }) }],
})
