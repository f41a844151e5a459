create schema desk;

-- Hotline calls (§6.7, §11.3): who rang, when, how long, about what, and what it led to.
create table desk.call (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  started_at timestamptz not null,
  length_seconds int,
  phone text not null default '',
  phone_digits text collate "C" not null default '',
  caller_name text not null default '',
  house_id uuid,
  party_id uuid,
  content text not null,
  outcome text not null,
  matter_id uuid,
  taken_by uuid not null,
  recorded_at timestamptz not null,
  constraint call_pkey primary key (community_id, id),
  constraint call_community_fkey foreign key (community_id) references access.community (community_id),
  constraint call_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint call_party_fkey foreign key (community_id, party_id) references households.party (community_id, id),
  constraint call_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint call_taken_by_fkey foreign key (taken_by) references access.staff (id),
  constraint call_content check (content <> ''),
  constraint call_length check (length_seconds between 0 and 86400),
  constraint call_outcome check (outcome in ('enquiry', 'help', 'repair', 'complaint', 'suggestion', 'praise', 'other')),
  constraint call_repair_has_matter check (outcome <> 'repair' or matter_id is not null)
);

create index call_recent on desk.call (community_id, started_at, id);

create index call_house on desk.call (community_id, house_id, started_at) where house_id is not null;

create index call_phone on desk.call (community_id, phone_digits, started_at);

select platform.protect('desk.call');
