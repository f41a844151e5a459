import type { Invariant } from '../../platform/app/define-module.ts'
import type { MatterKind } from './matter-kind.ts'
import { taskKind } from './task.process.ts'

/** For every kind: a matter whose process has ended carries the time of its closing, and no other does. */
export const closedAtItsEnd = (kind: MatterKind): Invariant => {
  const final = kind.process.states.filter((state) => kind.process.isFinal(state)).map((state) => `'${state}'`)
  return {
    id: `matters.${kind.id}-closed-at-its-end`,
    title: `已结束的${kind.name}都有关闭时间，未结束的没有`,
    sql: `select m.community_id, m.number as what from matters.matter m
      where m.kind = '${kind.id}' and (m.state in (${final.join(', ')})) <> (m.closed_at is not null)`,
  }
}

/** What must hold for matters and their clocks in any database. */
export const invariants: readonly Invariant[] = [
  closedAtItsEnd(taskKind),
  {
    id: 'matters.closed-has-no-clock',
    title: '已关闭的事项没有在走的时限',
    sql: `select m.community_id, m.number as what from matters.matter m
      join matters.clock c on c.community_id = m.community_id and c.matter_id = m.id
      where m.closed_at is not null and c.met_at is null and c.ended_at is null`,
  },
  {
    id: 'matters.state-is-of-last-entry',
    title: '事项的状态与时间线最后一步一致',
    sql: `select m.community_id, m.number as what from matters.matter m
      where m.state is distinct from (select e.to_state from matters.entry e
        where e.community_id = m.community_id and e.matter_id = m.id and e.to_state is not null
        order by e.matter_version desc limit 1)`,
  },
  {
    id: 'matters.due-is-of-clocks',
    title: '事项的期限是其时限中最近的一个',
    sql: `select m.community_id, m.number as what from matters.matter m
      where m.due_at <> coalesce((select min(c.due_at) from matters.clock c
        where c.community_id = m.community_id and c.matter_id = m.id and c.met_at is null and c.ended_at is null and not c.for_acceptance), 'infinity')`,
  },
  {
    id: 'matters.breach-is-in-the-log',
    title: '每个超时都记在时限的日志里，且只记一次',
    sql: `select c.community_id, m.number || ' ' || c.name as what from matters.clock c
      join matters.matter m on m.community_id = c.community_id and m.id = c.matter_id
      where (c.breached_at is not null) <> exists (select from matters.clock_event e
        where e.community_id = c.community_id and e.clock_id = c.id and e.type = 'breached')`,
  },
  {
    id: 'matters.clock-has-its-start',
    title: '每个时限的日志都从开始记起，没有断号',
    sql: `select c.community_id, m.number || ' ' || c.name as what from matters.clock c
      join matters.matter m on m.community_id = c.community_id and m.id = c.matter_id
      where not exists (select from matters.clock_event e
          where e.community_id = c.community_id and e.clock_id = c.id and e.number = 1 and e.type = 'started')
        or (select max(e.number) <> count(*) from matters.clock_event e
          where e.community_id = c.community_id and e.clock_id = c.id)`,
  },
  {
    id: 'matters.building-is-of-the-house',
    title: '房屋的事项记着房屋所在的楼栋',
    sql: `select m.community_id, m.number as what from matters.matter m
      join estate.house h on h.community_id = m.community_id and h.id = m.house_id
      where m.building_id is distinct from h.building_id`,
  },
]
