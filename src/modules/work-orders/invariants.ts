import type { Invariant } from '../../platform/app/define-module.ts'
import { closedAtItsEnd } from '../matters/index.ts'
import { repairKind } from './repair.process.ts'

/** What must hold for repairs in any database. */
export const invariants: readonly Invariant[] = [
  closedAtItsEnd(repairKind),
  {
    id: 'work-orders.every-repair-has-its-order',
    title: '每个报修事项都有一张报修单',
    sql: `select m.community_id, m.number as what from matters.matter m
      where m.kind = 'repair' and not exists (select from work_orders.repair r
        where r.community_id = m.community_id and r.matter_id = m.id)`,
  },
  {
    id: 'work-orders.with-contractor-has-one',
    title: '转出的报修单都有保修单位',
    sql: `select m.community_id, m.number as what from matters.matter m
      join work_orders.repair r on r.community_id = m.community_id and r.matter_id = m.id
      where m.state = 'with-contractor' and r.contractor_id is null`,
  },
  {
    id: 'work-orders.done-has-its-time',
    title: '已完工的报修单都有完工时间和处理结果',
    sql: `select m.community_id, m.number as what from matters.matter m
      join work_orders.repair r on r.community_id = m.community_id and r.matter_id = m.id
      where m.kind = 'repair' and m.state in ('done', 'closed') and (r.done_at is null or r.result = '')`,
  },
  {
    id: 'work-orders.warranty-has-its-day',
    title: '判定过保的报修单都记着到期日',
    sql: `select r.community_id, m.number as what from work_orders.repair r
      join matters.matter m on m.community_id = r.community_id and m.id = r.matter_id
      where r.warranty = 'expired' and r.warranty_until is null`,
  },
  {
    id: 'work-orders.rework-follows-a-closed-order',
    title: '返修单在原单关闭之后登记',
    sql: `select r.community_id, m.number as what from work_orders.repair r
      join matters.matter m on m.community_id = r.community_id and m.id = r.matter_id
      join matters.matter f on f.community_id = r.community_id and f.id = r.rework_of
      where f.closed_at is null or f.closed_at > m.opened_at`,
  },
]
