import type { Invariant } from '../../platform/app/define-module.ts'

/** What must hold of keys on any database. */
export const invariants: readonly Invariant[] = [
  {
    id: 'I10',
    title: '一把钥匙至多一笔未还借用，且状态与借用一致',
    sql: `select k.community_id, '钥匙 ' || k.number || ' 状态 ' || k.state || '，未还借用 ' || count(l.id) || ' 笔' as what
      from keys.key k left join keys.loan l on l.community_id = k.community_id and l.key_id = k.id and l.ended_at is null
      group by k.community_id, k.id, k.number, k.state
      having count(l.id) <> case when k.state = 'lent' then 1 else 0 end`,
  },
  {
    id: 'keys.hung',
    title: '在柜和借出的钥匙都有钩位，其余的没有',
    sql: `select community_id, '钥匙 ' || number || ' 状态 ' || state || '，钩位 ' || coalesce(hook::text, '无') as what
      from keys.key where (state in ('stored', 'lent')) is distinct from (hook is not null)`,
  },
  {
    id: 'keys.tested',
    title: '在柜的钥匙都经过核对和调试',
    sql: `select community_id, '钥匙 ' || number || ' 未经核对或调试就存放' as what from keys.key
      where state in ('stored', 'lent') and (checked_at is null or tested_at is null)`,
  },
]
