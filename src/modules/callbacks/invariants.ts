import type { Invariant } from '../../platform/app/define-module.ts'
import { closedAtItsEnd } from '../matters/index.ts'
import { callbackKind } from './callback.process.ts'

/** What must hold of callbacks on any database. */
export const invariants: readonly Invariant[] = [
  closedAtItsEnd(callbackKind),
  {
    id: 'callbacks.every-callback-has-its-row',
    title: '每个回访事项都有一份回访记录',
    sql: `select m.community_id, m.number as what from matters.matter m
      where m.kind = 'callback' and not exists (select from callbacks.callback k
        where k.community_id = m.community_id and k.matter_id = m.id)`,
  },
  {
    id: 'callbacks.ended-with-its-matter',
    title: '回访记录与事项同时结束，已回访的都有满意度',
    sql: `select m.community_id, m.number as what from matters.matter m
      join callbacks.callback k on k.community_id = m.community_id and k.matter_id = m.id
      where (m.closed_at is null) <> (k.ended_at is null) or (m.state = 'recorded') <> (k.recorded_at is not null)`,
  },
  {
    id: 'callbacks.problem-has-its-notice',
    title: '发现问题的回访都开了整改通知',
    sql: `select k.community_id, m.number as what from callbacks.callback k
      join matters.matter m on m.community_id = k.community_id and m.id = k.matter_id
      where k.problem <> (k.rectification_id is not null)`,
  },
  {
    id: 'callbacks.misses-are-attempts',
    title: '未接通次数与拨打记录一致',
    sql: `select k.community_id, m.number as what from callbacks.callback k
      join matters.matter m on m.community_id = k.community_id and m.id = k.matter_id
      where k.missed <> (select count(*) from callbacks.attempt a where a.community_id = k.community_id
        and a.matter_id = k.matter_id and a.outcome in ('no-answer', 'wrong-number'))`,
  },
  {
    id: 'callbacks.sample-by-another',
    title: '抽查由第一次回访人以外的人进行',
    sql: `select i.community_id, m.number as what from callbacks.sample_item i
      join callbacks.callback k on k.community_id = i.community_id and k.matter_id = i.matter_id
      join matters.matter m on m.community_id = i.community_id and m.id = i.matter_id
      where i.checked_by = k.recorded_by`,
  },
]
