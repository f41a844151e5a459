import type { Invariant } from '../../platform/app/define-module.ts'

/** What must hold for the desk in any database. */
export const invariants: readonly Invariant[] = [
  {
    id: 'desk.every-kind-has-its-record',
    title: '每个投诉、诉求、突发事件都有自己的登记',
    sql: `select m.community_id, m.number as what from matters.matter m
      where (m.kind = 'complaint' and not exists (select from desk.complaint c
          where c.community_id = m.community_id and c.matter_id = m.id))
        or (m.kind in ('enquiry', 'help', 'suggestion', 'praise') and not exists (select from desk.request r
          where r.community_id = m.community_id and r.matter_id = m.id and r.kind = m.kind))
        or (m.kind = 'incident' and not exists (select from desk.incident i
          where i.community_id = m.community_id and i.matter_id = m.id))`,
  },
  {
    id: 'desk.complaint-closed-with-its-record',
    title: '已关闭的投诉都有原因、措施、结果、答复和满意度',
    sql: `select m.community_id, m.number as what from matters.matter m
      join desk.complaint c on c.community_id = m.community_id and c.matter_id = m.id
      where m.state = 'closed' and (c.resolved_at is null or c.answered_at is null
        or c.satisfaction is null or c.satisfaction = 'unsatisfied')`,
  },
  {
    id: 'desk.complaint-has-both-clocks',
    title: '每个投诉都有处理和答复两个时限，答复时限从不暂停或延期',
    sql: `select m.community_id, m.number as what from matters.matter m
      join desk.complaint c on c.community_id = m.community_id and c.matter_id = m.id
      where (select count(*) from matters.clock k where k.community_id = m.community_id and k.matter_id = m.id
          and k.rule in ('complaint.handled', 'complaint.replied')) <> 2
        or exists (select from matters.clock k
          join matters.clock_event e on e.community_id = k.community_id and e.clock_id = k.id
          where k.community_id = m.community_id and k.matter_id = m.id and k.rule = 'complaint.replied'
            and e.type in ('paused', 'extended', 'retargeted'))`,
  },
  {
    id: 'desk.incident-ends-with-its-matter',
    title: '突发事件的结束时间与事项的关闭时间一致',
    sql: `select m.community_id, m.number as what from matters.matter m
      join desk.incident i on i.community_id = m.community_id and i.matter_id = m.id
      where m.closed_at is distinct from i.ended_at`,
  },
  {
    id: 'desk.incident-covers-something',
    title: '突发事件要么覆盖整个小区，要么覆盖楼栋',
    sql: `select m.community_id, m.number as what from matters.matter m
      join desk.incident i on i.community_id = m.community_id and i.matter_id = m.id
      where i.whole_community = exists (select from desk.incident_area a
        where a.community_id = i.community_id and a.matter_id = i.matter_id)`,
  },
]
