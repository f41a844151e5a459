import type { Invariant } from '../../platform/app/define-module.ts'
import { closedAtItsEnd } from '../matters/index.ts'
import { summaryKind } from './summaries/summary.process.ts'

/** What must hold of reports on any database. */
export const invariants: readonly Invariant[] = [
  closedAtItsEnd(summaryKind),
  {
    id: 'reports.signed-week-has-its-edition',
    title: '签发过的投诉周报都有编号文书，没有签发的都没有',
    sql: `select s.community_id, m.number as what from reports.complaint_summary s
      join matters.matter m on m.community_id = s.community_id and m.id = s.matter_id
      where (m.state = 'signed') <> exists (select from reports.complaint_summary_edition e
        where e.community_id = s.community_id and e.week = s.week and e.edition = 1)`,
  },
  {
    id: 'reports.complaint-registered-when-opened',
    title: '投诉的登记时间就是事项的受理时间，每个投诉事项都有投诉内容',
    sql: `select m.community_id, m.number as what from matters.matter m
      left join desk.complaint c on c.community_id = m.community_id and c.matter_id = m.id
      where m.kind = 'complaint' and c.registered_at is distinct from m.opened_at`,
  },
]
