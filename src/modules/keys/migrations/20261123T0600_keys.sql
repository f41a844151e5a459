create schema keys;

create table keys.cabinet (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  place text not null default '',
  hooks int not null,
  version int not null default 1,
  constraint cabinet_pkey primary key (community_id, id),
  constraint cabinet_name unique (community_id, name),
  constraint cabinet_community_fkey foreign key (community_id) references access.community (community_id),
  constraint cabinet_hooks check (hooks between 1 and 5000)
);

select platform.protect('keys.cabinet');

-- A key (or a ring of them that goes over the counter as one thing), from its receipt to its end.
create table keys.key (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  number text not null,
  sort_key text not null,
  kind text not null,
  label text not null default '',
  pieces int not null default 1,
  house_id uuid,
  public_area_id uuid,
  facility_id uuid,
  state text not null,
  checked_at timestamptz,
  checked_by uuid,
  tested_at timestamptz,
  tested_by uuid,
  cabinet_id uuid,
  hook int,
  replaces_id uuid,
  note text not null default '',
  received_at timestamptz not null,
  received_by uuid,
  version int not null default 1,
  constraint key_pkey primary key (community_id, id),
  constraint key_number unique (community_id, number),
  constraint key_community_fkey foreign key (community_id) references access.community (community_id),
  constraint key_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint key_public_area_fkey foreign key (community_id, public_area_id) references estate.public_area (community_id, id),
  constraint key_facility_fkey foreign key (community_id, facility_id) references estate.facility (community_id, id),
  constraint key_cabinet_fkey foreign key (community_id, cabinet_id) references keys.cabinet (community_id, id),
  constraint key_replaces_fkey foreign key (community_id, replaces_id) references keys.key (community_id, id),
  constraint key_kind check (kind in ('entrusted', 'vacant', 'repair-return', 'public', 'equipment', 'master')),
  constraint key_state check (state in ('received', 'stored', 'lent', 'lost', 'replaced', 'handed-over')),
  constraint key_pieces check (pieces between 1 and 200),
  constraint key_hook check (hook >= 1),
  constraint key_place check ((cabinet_id is null) = (hook is null))
);

-- One key on one hook: the hook of a lent key is kept for it.
create unique index key_hook_once on keys.key (community_id, cabinet_id, hook) where hook is not null;

create index key_order on keys.key (community_id, sort_key, id);

create index key_house on keys.key (community_id, house_id) where house_id is not null;

select platform.protect('keys.key');

-- A loan is open until it is returned or ends with the loss of the key. One open loan for each key (I10): two clerks cannot lend one key.
create table keys.loan (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key_id uuid not null,
  borrower_kind text not null,
  borrower_staff_id uuid,
  borrower_party_id uuid,
  borrower_name text not null,
  borrower_phone text not null default '',
  purpose text not null,
  approved_by uuid,
  owner_told text not null default '',
  lent_at timestamptz not null,
  lent_by uuid not null,
  due_at timestamptz not null,
  paper_id uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_how text,
  condition text not null default '',
  constraint loan_pkey primary key (community_id, id),
  constraint loan_key_fkey foreign key (community_id, key_id) references keys.key (community_id, id),
  constraint loan_party_fkey foreign key (community_id, borrower_party_id) references households.party (community_id, id),
  constraint loan_staff_fkey foreign key (borrower_staff_id) references access.staff (id),
  constraint loan_paper_fkey foreign key (community_id, paper_id) references papers.paper (community_id, id),
  constraint loan_borrower_kind check (borrower_kind in ('staff', 'household', 'contractor')),
  constraint loan_ended_how check (ended_how in ('returned', 'lost')),
  constraint loan_ended check ((ended_at is null) = (ended_how is null)),
  constraint loan_due check (due_at > lent_at)
);

create unique index loan_open_once on keys.loan (community_id, key_id) where ended_at is null;

create index loan_due_order on keys.loan (community_id, due_at) where ended_at is null;

create index loan_lent_order on keys.loan (community_id, lent_at desc, id);

select platform.protect('keys.loan');

-- Everything that ever happened to a key; the ledger of §11.1.
create table keys.key_event (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key_id uuid not null,
  what text not null,
  note text not null default '',
  loan_id uuid,
  at timestamptz not null,
  by_id uuid,
  constraint key_event_pkey primary key (community_id, id),
  constraint key_event_key_fkey foreign key (community_id, key_id) references keys.key (community_id, id),
  constraint key_event_what check (what in ('received', 'checked', 'tested', 'test-failed', 'stored', 'moved', 'lent', 'returned',
    'entrusted', 'entrustment-ended', 'lost', 'found', 'replaced', 'handed-over', 'corrected', 'counted', 'missing'))
);

create index key_event_order on keys.key_event (community_id, key_id, at desc);

select platform.protect('keys.key_event', append_only => true);

-- An owner entrusts a key to the centre by a signed letter (委托).
create table keys.entrustment (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key_id uuid not null,
  party_id uuid not null,
  letter_number text not null,
  purpose text not null,
  during daterange not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  ended_reason text not null default '',
  constraint entrustment_pkey primary key (community_id, id),
  constraint entrustment_key_fkey foreign key (community_id, key_id) references keys.key (community_id, id),
  constraint entrustment_party_fkey foreign key (community_id, party_id) references households.party (community_id, id),
  constraint entrustment_during check (not isempty(during) and lower(during) is not null),
  constraint entrustment_no_overlap exclude using gist (community_id with =, key_id with =, during with &&)
);

select platform.protect('keys.entrustment');

-- The monthly count of what hangs in the cabinets.
create table keys.stock_take (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month date not null,
  started_at timestamptz not null,
  started_by uuid not null,
  finished_at timestamptz,
  finished_by uuid,
  note text not null default '',
  constraint stock_take_pkey primary key (community_id, id),
  constraint stock_take_month unique (community_id, month),
  constraint stock_take_community_fkey foreign key (community_id) references access.community (community_id),
  constraint stock_take_first_of_month check (extract(day from month) = 1)
);

select platform.protect('keys.stock_take');

create table keys.stock_take_line (
  community_id uuid not null,
  stock_take_id uuid not null,
  key_id uuid not null,
  expected text not null,
  found text,
  note text not null default '',
  counted_at timestamptz,
  counted_by uuid,
  constraint stock_take_line_pkey primary key (community_id, stock_take_id, key_id),
  constraint stock_take_line_take_fkey foreign key (community_id, stock_take_id) references keys.stock_take (community_id, id),
  constraint stock_take_line_key_fkey foreign key (community_id, key_id) references keys.key (community_id, id),
  constraint stock_take_line_expected check (expected in ('stored', 'lent')),
  constraint stock_take_line_found check (found in ('present', 'missing', 'with-borrower'))
);

create index stock_take_line_key on keys.stock_take_line (community_id, key_id);

select platform.protect('keys.stock_take_line');
