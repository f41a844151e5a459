-- Imports (docs/decisions/0020): what a file said, row by row, what became of it, and what it made, so that it can be
-- taken back. The engine knows no register; modules declare theirs.
create table platform.import (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  file_hash text not null,
  file_bytes int not null,
  encoding text not null default '',
  state text not null,
  -- Per sheet: which register it is, what its columns mean.
  sheets jsonb not null default '[]',
  -- Rows by verdict, fixes that wait to be accepted, possible twins.
  counts jsonb not null default '{}',
  -- Rows made and changed, by kind of thing.
  made jsonb not null default '{}',
  good_rows_only boolean not null default false,
  done int not null default 0,
  whole int not null default 0,
  cancel_asked boolean not null default false,
  -- Who works on it, and when he last said so: work that fell silent is taken over.
  worker_id uuid,
  beat_at timestamptz,
  -- Why the last attempt came to nothing.
  refusal jsonb,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  applied_at timestamptz,
  applied_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  constraint import_pkey primary key (community_id, id),
  constraint import_state check (state in ('reading', 'previewed', 'applying', 'applied', 'undoing', 'undone', 'failed'))
);

create index import_recent on platform.import (community_id, uploaded_at desc, id);

create index import_at_work on platform.import (beat_at) where state in ('reading', 'applying', 'undoing');

select platform.protect('platform.import');

-- The file as it came, encrypted: read again when its columns are mapped by hand, and for the file of its bad rows.
create table platform.import_file (
  community_id uuid not null,
  import_id uuid not null,
  part int not null,
  key_id text not null,
  sealed bytea not null,
  constraint import_file_pkey primary key (community_id, import_id, part),
  constraint import_file_import_fkey foreign key (community_id, import_id) references platform.import (community_id, id) on delete cascade
);

select platform.protect('platform.import_file');

-- What a row says, as its register reads it. Ordered by label: rows about one thing stand together however far apart
-- the file has them, and the order of the file does not matter.
create table platform.import_draft (
  community_id uuid not null,
  import_id uuid not null,
  register text not null,
  label text collate "C" not null,
  position int not null,
  sheet text not null,
  row int not null,
  row_id uuid,
  row_version int,
  draft jsonb,
  faults jsonb not null default '[]',
  constraint import_draft_pkey primary key (community_id, import_id, register, label, position),
  constraint import_draft_import_fkey foreign key (community_id, import_id) references platform.import (community_id, id) on delete cascade
);

select platform.protect('platform.import_draft');

create table platform.import_row (
  community_id uuid not null,
  import_id uuid not null,
  position int not null,
  register text not null,
  sheet text not null,
  row int not null,
  label text collate "C" not null,
  verdict text not null,
  what text not null,
  -- Old and new values: [{"field", "from", "to"}].
  changes jsonb not null default '[]',
  faults jsonb not null default '[]',
  fix text not null default '',
  constraint import_row_pkey primary key (community_id, import_id, position),
  constraint import_row_import_fkey foreign key (community_id, import_id) references platform.import (community_id, id) on delete cascade,
  constraint import_row_verdict check (verdict in ('create', 'change', 'same', 'joined', 'kept', 'conflict', 'bad')),
  constraint import_row_fix check (fix in ('', 'offered', 'accepted'))
);

create index import_row_verdict_order on platform.import_row (community_id, import_id, verdict, position);

select platform.protect('platform.import_row');

-- People of the file, or of the file and the register, who may be one: for a person to decide.
create table platform.import_twin (
  community_id uuid not null,
  import_id uuid not null,
  id uuid not null,
  reason text not null,
  -- Ids that people of the file would get, and who they are: [{"id", "name", "label", "position"}].
  members jsonb not null,
  -- The one of the register, where there is one.
  known_id uuid,
  known_name text not null default '',
  known_label text not null default '',
  decision text not null default '',
  constraint import_twin_pkey primary key (community_id, import_id, id),
  constraint import_twin_import_fkey foreign key (community_id, import_id) references platform.import (community_id, id) on delete cascade,
  constraint import_twin_reason check (reason in ('identity', 'phone', 'name-in-house')),
  constraint import_twin_decision check (decision in ('', 'merge', 'apart'))
);

select platform.protect('platform.import_twin');

-- Ids of the rows that an import made, many to a row.
create table platform.import_made (
  community_id uuid not null,
  import_id uuid not null,
  kind text not null,
  part int not null,
  ids uuid[] not null,
  constraint import_made_pkey primary key (community_id, import_id, kind, part),
  constraint import_made_import_fkey foreign key (community_id, import_id) references platform.import (community_id, id) on delete cascade
);

select platform.protect('platform.import_made');

-- Rows that an import changed: the version it left, and what stood there before.
create table platform.import_change (
  community_id uuid not null,
  import_id uuid not null,
  kind text not null,
  row_id uuid not null,
  version int not null,
  before jsonb not null,
  constraint import_change_pkey primary key (community_id, import_id, kind, row_id),
  constraint import_change_import_fkey foreign key (community_id, import_id) references platform.import (community_id, id) on delete cascade
);

select platform.protect('platform.import_change');

-- What a person said that the headers of a source mean, by the signature of its headers.
create table platform.import_mapping (
  community_id uuid not null,
  signature text not null,
  register text not null,
  columns jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  constraint import_mapping_pkey primary key (community_id, signature)
);

select platform.protect('platform.import_mapping');
