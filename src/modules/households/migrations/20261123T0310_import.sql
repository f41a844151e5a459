-- An import of the house and owner register: what a file said, row by row, and what became of it. Identity numbers
-- are sealed before they are kept; the file itself is not.
create table households.import (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  file_hash text not null,
  state text not null,
  rows int not null,
  good int not null,
  bad int not null,
  same int not null,
  unrecognised text[] not null default '{}',
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  applied_at timestamptz,
  applied_by uuid,
  houses_made int not null default 0,
  people_made int not null default 0,
  titles_made int not null default 0,
  constraint import_pkey primary key (community_id, id),
  constraint import_community_fkey foreign key (community_id) references access.community (community_id),
  constraint import_state check (state in ('previewed', 'applied'))
);

create index import_recent on households.import (community_id, uploaded_at desc, id);

select platform.protect('households.import');

create table households.import_row (
  community_id uuid not null,
  import_id uuid not null,
  position int not null,
  sheet text not null,
  row int not null,
  spelling text not null default '',
  verdict text not null,
  what text not null,
  draft jsonb,
  faults jsonb not null default '[]',
  constraint import_row_pkey primary key (community_id, import_id, position),
  constraint import_row_import_fkey foreign key (community_id, import_id) references households.import (community_id, id) on delete cascade,
  constraint import_row_verdict check (verdict in ('create', 'add-people', 'same', 'bad'))
);

select platform.protect('households.import_row');
