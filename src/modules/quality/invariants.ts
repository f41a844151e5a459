import type { Invariant } from '../../platform/app/define-module.ts'
import { closedAtItsEnd } from '../matters/index.ts'
import { rectificationKind } from './rectification.process.ts'

/** What must hold of rectification notices on any database. */
export const invariants: readonly Invariant[] = [
  closedAtItsEnd(rectificationKind),
  {
    id: 'quality.every-notice-has-its-words',
    title: '每个整改事项都有一份整改通知',
    sql: `select m.community_id, m.number as what from matters.matter m
      where m.kind = 'rectification' and not exists (select from quality.rectification r
        where r.community_id = m.community_id and r.matter_id = m.id)`,
  },
  {
    id: 'quality.checked-by-another',
    title: '整改由整改人以外的人复查',
    sql: `select r.community_id, m.number as what from quality.rectification r
      join matters.matter m on m.community_id = r.community_id and m.id = r.matter_id
      where r.checked_by in (r.acknowledged_by, r.replied_by, r.to_staff_id)`,
  },
  {
    id: 'quality.issued-has-its-paper',
    title: '签发过的整改通知都有编号文书',
    sql: `select r.community_id, m.number as what from quality.rectification r
      join matters.matter m on m.community_id = r.community_id and m.id = r.matter_id
      where m.state not in ('drafted', 'cancelled') and r.paper_id is null`,
  },
]
