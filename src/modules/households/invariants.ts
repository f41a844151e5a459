import type { Invariant } from '../../platform/app/define-module.ts'

/** What must hold of the registers on any database; each row selected is a breach. */
export const invariants: readonly Invariant[] = [
  {
    id: 'households.shares',
    title: '按份共有的份额相加等于 1',
    // Exact without a common denominator: with 10^(4n+4) per whole for n holders (denominators up to 10000), a sum that
    // is not 1 is off by 10^4 or more, while cutting each share down to an integer loses less than n.
    sql: `select s.community_id, 'title ' || s.title_id as what
      from (
        select w.community_id, w.title_id, count(*) as n, bool_or(w.share_numerator is null) as incomplete,
          sum(div(w.share_numerator * ('1' || repeat('0', 4 * n.n + 4))::numeric, w.share_denominator)) as parts,
          ('1' || repeat('0', 4 * n.n + 4))::numeric as whole
        from households.title_holder w
        join households.title t on t.community_id = w.community_id and t.id = w.title_id and t.form = 'by-shares'
        join (select community_id, title_id, count(*)::int as n from households.title_holder group by 1, 2) n
          on n.community_id = w.community_id and n.title_id = w.title_id
        group by w.community_id, w.title_id, n.n
      ) s
      where s.incomplete or s.parts > s.whole or s.parts <= s.whole - s.n`,
  },
  {
    id: 'households.holders',
    title: '单独所有一个产权人，共有至少两个，份额只在按份共有里',
    sql: `select t.community_id, 'title ' || t.id as what from households.title t
      left join households.title_holder w on w.community_id = t.community_id and w.title_id = t.id
      group by t.community_id, t.id, t.form
      having case t.form when 'sole' then count(w.party_id) <> 1 else count(w.party_id) < 2 end
        or (t.form <> 'by-shares' and count(w.share_numerator) > 0)`,
  },
  {
    id: 'I9',
    title: '同一房屋的产权、同一部位的租约时间不重叠',
    sql: `select a.community_id, 'titles ' || a.id || ' ' || b.id as what from households.title a
      join households.title b on b.community_id = a.community_id and b.house_id = a.house_id and b.id > a.id and b.during && a.during
      union all
      select a.community_id, 'leases ' || a.id || ' ' || b.id from households.lease a
      join households.lease b on b.community_id = a.community_id and b.house_id = a.house_id and b.id > a.id
        and b.during && a.during and (a.part = '' or b.part = '' or a.part = b.part)`,
  },
  {
    id: 'households.tenants',
    title: '每份租约至少有一个承租人',
    sql: `select l.community_id, 'lease ' || l.id as what from households.lease l
      where not exists (select from households.lease_tenant w where w.community_id = l.community_id and w.lease_id = l.id)`,
  },
  {
    id: 'households.search-keys',
    title: '每套房屋和每个业户都能查找到',
    sql: `select h.community_id, 'house ' || h.spelling as what from estate.house h
      where not exists (select from households.search_key k where k.community_id = h.community_id and k.subject_id = h.id)
      union all
      select p.community_id, 'party ' || p.id from households.party p where p.merged_into is null
        and not exists (select from households.search_key k where k.community_id = p.community_id and k.subject_id = p.id)`,
  },
]
