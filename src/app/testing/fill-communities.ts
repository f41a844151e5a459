import pg from 'pg'
import type { CommunityId } from '../../kernel/id.ts'
import type { Database } from '../../platform/http/database.ts'

/** For tests: so many houses in each community with everything that hangs on them, made inside the database, and statistics. */
export const fillCommunities = async (
  database: Database,
  o: {
    communityIds: readonly CommunityId[]
    staffId: string
    houses: number
    ownerUrl: string
    /** Statements behind the usual ones, for what an older state of the database does not have. */
    further?: readonly string[]
  },
): Promise<void> => {
  for (const communityId of o.communityIds) {
    for (const statement of [...statements(o.houses), ...(o.further ?? [])]) {
      await database.maintenance.query(
        statement.replaceAll('$c', `'${communityId}'`).replaceAll('$s', `'${o.staffId}'`),
      )
    }
  }
  // Only the owner of the tables may; on an installation the server does it by itself.
  const owner = new pg.Client({ connectionString: o.ownerUrl })
  await owner.connect()
  await owner.query('analyze')
  await owner.end()
}

const someDay = `timestamptz '2026-06-01 08:00+08'`

/** `$c` stands for the community, `$s` for a member of staff. */
const statements = (houses: number): readonly string[] => [
  `insert into estate.building (community_id, code, sort_key)
   select $c, b::text, lpad(b::text, 6, '0') from generate_series(1, ${houses / 100}) b`,
  `insert into estate.entrance (community_id, building_id, code, sort_key)
   select $c, b.id, e::text, e::text from estate.building b, generate_series(1, 2) e where b.community_id = $c`,
  `insert into estate.house (community_id, building_id, entrance_id, number, spelling, sort_key)
   select $c, b.id, e.id, n::text, b.code || '-' || e.code || '-' || n, b.sort_key || e.sort_key || n
   from estate.building b join estate.entrance e on e.community_id = $c and e.building_id = b.id, generate_series(101, 150) n
   where b.community_id = $c`,
  `insert into households.party (community_id, kind, name, created_at)
   select $c, 'person', '业主' || n, ${someDay} from generate_series(1, ${houses}) n`,
  `insert into households.party_phone (community_id, party_id, number, digits)
   select $c, id, '139' || lpad(substr(name, 3), 8, '0'), '139' || lpad(substr(name, 3), 8, '0')
   from households.party where community_id = $c`,
  `insert into households.title (community_id, house_id, during, form, manner, recorded_at)
   select $c, id, daterange('2020-01-01', null), 'sole', 'first-sale', ${someDay} from estate.house where community_id = $c`,
  `insert into households.title_holder (community_id, title_id, party_id)
   select $c, t.id, p.id from (select id, row_number() over () n from households.title where community_id = $c) t
   join (select id, row_number() over () n from households.party where community_id = $c) p using (n)`,
  `insert into households.lease (community_id, house_id, during, recorded_at)
   select $c, id, daterange('2026-01-01', '2027-01-01'), ${someDay} from estate.house where community_id = $c`,
  `insert into households.lease_tenant (community_id, lease_id, party_id)
   select $c, l.id, p.id from (select id, row_number() over () n from households.lease where community_id = $c) l
   join (select id, row_number() over () n from households.party where community_id = $c) p using (n)`,
  `insert into households.occupant (community_id, house_id, party_id, during, recorded_at)
   select $c, h.id, p.id, daterange('2020-01-01', null), ${someDay}
   from (select id, row_number() over () n from estate.house where community_id = $c) h
   join (select id, row_number() over () n from households.party where community_id = $c) p using (n)`,
  `insert into households.vehicle (community_id, house_id, plate)
   select $c, id, '粤' || spelling from estate.house where community_id = $c`,
  `insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
   select $c, k.kind, k.key, 'house', h.id, k.rank from estate.house h
   cross join lateral (values ('house', h.spelling, 0), ('house', h.number, 2)) k (kind, key, rank) where h.community_id = $c`,
  `insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
   select $c, k.kind, k.key, 'party', p.id, 0 from households.party p
   cross join lateral (values ('name', p.name), ('pinyin', 'yezhu' || substr(p.name, 3)), ('initials', 'yz' || substr(p.name, 3)),
     ('phone', '139' || lpad(substr(p.name, 3), 8, '0')), ('phone-tail', lpad(substr(p.name, 3), 4, '0'))) k (kind, key)
   where p.community_id = $c`,
  `insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
   select $c, 'plate', plate, 'vehicle', id, 0 from households.vehicle where community_id = $c`,
  // Two matters for each house: one closed long ago, one open with a clock.
  `insert into matters.matter (community_id, kind, number, state, title, channel, house_id, assignee_staff_id, opened_at, closed_at)
   select $c, 'repair', 'BX20260601' || lpad(n::text, 6, '0'), 'closed', '漏水', 'phone', id, $s,
     ${someDay} + n * interval '1 minute', ${someDay} + interval '30 days'
   from (select id, row_number() over () n from estate.house where community_id = $c) h`,
  `insert into matters.matter (community_id, kind, number, state, title, channel, house_id, assignee_role, opened_at, due_at)
   select $c, 'repair', 'BX20260701' || lpad(n::text, 6, '0'), 'open', '漏水', 'phone', id, 'r' || n % 50,
     ${someDay} + n * interval '1 minute', ${someDay} + n * interval '1 hour'
   from (select id, row_number() over () n from estate.house where community_id = $c) h`,
  `insert into matters.clock (community_id, matter_id, rule, name, started_at, due_at)
   select $c, id, 'finish', '完工', opened_at, due_at from matters.matter where community_id = $c and closed_at is null`,
  `insert into matters.entry (community_id, matter_id, at, kind, author_id, matter_version)
   select $c, id, opened_at, 'opened', $s, 1 from matters.matter where community_id = $c`,
  `insert into work_orders.repair (community_id, matter_id, category_code, category_name)
   select $c, id, 'leak', '渗漏' from matters.matter where community_id = $c`,
  `insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
   select $c, 'matter', lower(number), 'matter', id, 0 from matters.matter where community_id = $c`,
  `insert into households.search_subject (community_id, id, kind, house_id, title)
   select $c, id, 'matter', house_id, number from matters.matter where community_id = $c`,
  `insert into keys.key (community_id, number, sort_key, kind, house_id, state, received_at)
   select $c, 'K' || spelling, sort_key, 'vacant', id, 'lent', ${someDay} from estate.house where community_id = $c`,
  `insert into keys.loan (community_id, key_id, borrower_kind, borrower_name, purpose, lent_at, lent_by, due_at)
   select $c, id, 'contractor', '装修队', '装修', ${someDay}, $s, ${someDay} + interval '3 days' from keys.key where community_id = $c`,
  `insert into keys.key_event (community_id, key_id, what, at) select $c, id, 'lent', ${someDay} from keys.key where community_id = $c`,
  `insert into keys.entrustment (community_id, key_id, party_id, letter_number, purpose, during, recorded_at, recorded_by)
   select $c, k.id, p.id, 'W' || n, '看房', daterange('2026-01-01', null), ${someDay}, $s
   from (select id, row_number() over () n from keys.key where community_id = $c) k
   join (select id, row_number() over () n from households.party where community_id = $c) p using (n)`,
  `insert into desk.call (community_id, started_at, phone, phone_digits, house_id, content, outcome, taken_by, recorded_at)
   select $c, ${someDay} + n * interval '1 minute', '139' || lpad(n::text, 8, '0'), '139' || lpad(n::text, 8, '0'), id, '咨询',
     'enquiry', $s, ${someDay}
   from (select id, row_number() over () n from estate.house where community_id = $c) h`,
]
