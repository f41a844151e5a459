create schema matters;

-- Numbers of matters: blocks are reserved here in short transactions of their own; holes are allowed.
create table matters.number_series (
  community_id uuid not null,
  series text not null,
  day date not null,
  last_number int not null,
  constraint number_series_pkey primary key (community_id, series),
  constraint number_series_community_fkey foreign key (community_id) references access.community (community_id)
);

select platform.protect('matters.number_series');

-- Anything the centre must see through to its end. The place is a house, a public area, a facility, a space, or none.
-- due_at is the next deadline of its clocks, infinity where none runs: "mine by clock" is one index scan.
create table matters.matter (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  number text collate "C" not null,
  state text not null,
  title text not null,
  description text not null default '',
  channel text not null,
  priority text not null default 'normal',
  house_id uuid,
  public_area_id uuid,
  facility_id uuid,
  space_id uuid,
  party_id uuid,
  caller_name text not null default '',
  caller_phone text not null default '',
  assignee_staff_id uuid,
  assignee_role text,
  assignee text collate "C" not null generated always as (
    case
      when assignee_staff_id is not null then 'staff:' || assignee_staff_id::text
      when assignee_role is not null then 'role:' || assignee_role
      else ''
    end
  ) stored,
  assigned_at timestamptz,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  due_at timestamptz not null default 'infinity',
  due_name text not null default '',
  version int not null default 1,
  constraint matter_pkey primary key (community_id, id),
  constraint matter_number unique (community_id, number),
  constraint matter_community_fkey foreign key (community_id) references access.community (community_id),
  constraint matter_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint matter_public_area_fkey foreign key (community_id, public_area_id) references estate.public_area (community_id, id),
  constraint matter_facility_fkey foreign key (community_id, facility_id) references estate.facility (community_id, id),
  constraint matter_space_fkey foreign key (community_id, space_id) references estate.space (community_id, id),
  constraint matter_party_fkey foreign key (community_id, party_id) references households.party (community_id, id),
  constraint matter_assignee_fkey foreign key (assignee_staff_id) references access.staff (id),
  constraint matter_opened_by_fkey foreign key (opened_by) references access.staff (id),
  constraint matter_one_place check (num_nonnulls(house_id, public_area_id, facility_id, space_id) <= 1),
  constraint matter_one_assignee check (num_nonnulls(assignee_staff_id, assignee_role) <= 1),
  constraint matter_title check (title <> ''),
  constraint matter_priority check (priority in ('normal', 'urgent', 'emergency')),
  constraint matter_channel check (
    channel in ('phone', 'visit', 'patrol', 'wechat', 'email', 'letter', 'box', 'resident', 'staff', 'system')
  ),
  constraint matter_closed_without_clock check (closed_at is null or due_at = 'infinity')
);

create index matter_mine on matters.matter (community_id, assignee, due_at, id) where closed_at is null;

create index matter_open on matters.matter (community_id, due_at, id) where closed_at is null;

create index matter_recent on matters.matter (community_id, opened_at, id);

create index matter_house on matters.matter (community_id, house_id, opened_at) where house_id is not null;

select platform.protect('matters.matter');

-- Clocks (时限). The log of events is the truth; this row is what it comes to: due_at is infinity while the clock
-- stands still and stays what it was once the clock was met; the first breach stays.
create table matters.clock (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  matter_id uuid not null,
  rule text not null,
  name text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  ended_at timestamptz,
  breached_at timestamptz,
  calendar_assumed boolean not null default false,
  constraint clock_pkey primary key (community_id, id),
  constraint clock_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint clock_one_end check (num_nonnulls(met_at, ended_at) <= 1)
);

comment on column matters.clock.calendar_assumed is 'The calendar does not reach the deadline: it was reckoned as if no holiday came, and must be reckoned again.';

create unique index clock_running_once on matters.clock (community_id, matter_id, rule)
  where met_at is null and ended_at is null;

create index clock_matter on matters.clock (community_id, matter_id);

create index clock_waiting_to_breach on matters.clock (community_id, due_at)
  where met_at is null and ended_at is null and breached_at is null;

select platform.protect('matters.clock');

-- What happened to a clock: started with its frozen policy, paused and resumed with the reason, extended, breached, met.
create table matters.clock_event (
  community_id uuid not null,
  clock_id uuid not null,
  number int not null,
  type text not null,
  at timestamptz not null,
  event jsonb not null,
  constraint clock_event_pkey primary key (community_id, clock_id, number),
  constraint clock_event_clock_fkey foreign key (community_id, clock_id) references matters.clock (community_id, id),
  constraint clock_event_type check (
    type in ('started', 'paused', 'resumed', 'extended', 'retargeted', 'breached', 'met', 'ended')
  )
);

create unique index clock_event_breached_once on matters.clock_event (community_id, clock_id) where type = 'breached';

select platform.protect('matters.clock_event', append_only => true);

-- The timeline: what happened to a matter, who did it, when. Assignments are entries too: their history is here.
create table matters.entry (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  matter_id uuid not null,
  at timestamptz not null,
  kind text not null,
  author_id uuid,
  action text,
  from_state text,
  to_state text,
  assignee_staff_id uuid,
  assignee_role text,
  body text not null default '',
  claimed_at timestamptz,
  matter_version int not null,
  constraint entry_pkey primary key (community_id, id),
  constraint entry_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint entry_author_fkey foreign key (author_id) references access.staff (id),
  constraint entry_assignee_fkey foreign key (assignee_staff_id) references access.staff (id),
  constraint entry_kind check (kind in ('opened', 'moved', 'assigned', 'edited', 'comment', 'word', 'breach'))
);

comment on column matters.entry.claimed_at is 'When the phone says it happened; the record itself is dated by the database.';

comment on column matters.entry.matter_version is 'Version of the matter after the entry: the order of entries, whatever the clock did.';

create index entry_matter on matters.entry (community_id, matter_id, matter_version, at);

select platform.protect('matters.entry', append_only => true);

-- What a task (任务) has beyond a matter.
create table matters.task (
  community_id uuid not null,
  matter_id uuid not null,
  flavour text not null,
  counterpart text not null default '',
  result text not null default '',
  refusal_reason text not null default '',
  constraint task_pkey primary key (community_id, matter_id),
  constraint task_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint task_flavour check (flavour in ('assigned', 'cross-department', 'assist-authority'))
);

select platform.protect('matters.task');

-- Holidays and make-up working days (调休) of the whole country, with the range that is known.
create table matters.calendar_day (
  day date not null,
  working_day boolean not null,
  name text not null,
  constraint calendar_day_pkey primary key (day)
);

select platform.share('matters.calendar_day');

create table matters.calendar_coverage (
  covered_from date not null,
  covered_until date not null,
  source text not null,
  constraint calendar_coverage_pkey primary key (covered_from),
  constraint calendar_coverage_order check (covered_from < covered_until)
);

select platform.share('matters.calendar_coverage');
