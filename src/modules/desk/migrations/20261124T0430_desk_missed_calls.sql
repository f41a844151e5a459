-- The extension that a clerk sits at: a call event of that extension opens the card on the clerk's screen.
create table desk.extension (
  community_id uuid not null,
  extension text collate "C" not null,
  staff_id uuid not null,
  since timestamptz not null,
  constraint extension_pkey primary key (community_id, extension),
  constraint extension_one_of_staff unique (community_id, staff_id),
  constraint extension_community_fkey foreign key (community_id) references access.community (community_id),
  constraint extension_staff_fkey foreign key (staff_id) references access.staff (id)
);

select platform.protect('desk.extension');

-- What the telephone system reported. One row for each event: sent again, it is the same event.
create table desk.call_event (
  community_id uuid not null,
  event_id text collate "C" not null,
  kind text not null,
  phone text not null,
  phone_digits text collate "C" not null,
  extension text collate "C" not null,
  at timestamptz not null,
  received_at timestamptz not null,
  constraint call_event_pkey primary key (community_id, event_id, kind),
  constraint call_event_community_fkey foreign key (community_id) references access.community (community_id),
  constraint call_event_kind check (kind in ('ringing', 'missed', 'ended'))
);

create index call_event_of_extension on desk.call_event (community_id, extension, received_at);

select platform.protect('desk.call_event', append_only => true);

-- Missed calls to ring back (待回电): done when a call with that number is logged, or with a reason.
create table desk.missed_call (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  phone text not null,
  phone_digits text collate "C" not null,
  at timestamptz not null,
  extension text not null default '',
  note text not null default '',
  recorded_by uuid,
  event_id text collate "C",
  done_at timestamptz,
  done_by uuid,
  call_id uuid,
  reason text not null default '',
  constraint missed_call_pkey primary key (community_id, id),
  constraint missed_call_event unique (community_id, event_id),
  constraint missed_call_community_fkey foreign key (community_id) references access.community (community_id),
  constraint missed_call_recorded_by_fkey foreign key (recorded_by) references access.staff (id),
  constraint missed_call_done_by_fkey foreign key (done_by) references access.staff (id),
  constraint missed_call_call_fkey foreign key (community_id, call_id) references desk.call (community_id, id),
  constraint missed_call_done check (
    (done_at is null and call_id is null and reason = '') or (done_at is not null and (call_id is not null or reason <> ''))
  )
);

create index missed_call_waiting on desk.missed_call (community_id, at, id) where done_at is null;

create index missed_call_recent on desk.missed_call (community_id, at, id);

create index missed_call_number on desk.missed_call (community_id, phone_digits) where done_at is null;

select platform.protect('desk.missed_call');
