create schema callbacks;

-- Who is called back, how often one rings before giving up, and how large the manager's sample is. Safety facilities,
-- leaks and complaints are always called back (§12.3.4.1), so no share is kept for them.
create table callbacks.default_setting (
  one_row boolean not null,
  other_percent int not null,
  incident_percent int not null,
  unreached_after int not null,
  sample_percent int not null,
  sample_least int not null,
  constraint default_setting_pkey primary key (one_row),
  constraint default_setting_one_row check (one_row)
);

select platform.share('callbacks.default_setting');

insert into callbacks.default_setting
  (one_row, other_percent, incident_percent, unreached_after, sample_percent, sample_least)
  values (true, 100, 100, 3, 10, 5);

-- A community's own; where there is none the default holds.
create table callbacks.setting (
  community_id uuid not null,
  other_percent int not null,
  incident_percent int not null,
  unreached_after int not null,
  sample_percent int not null,
  sample_least int not null,
  version int not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  constraint setting_pkey primary key (community_id),
  constraint setting_community_fkey foreign key (community_id) references access.community (community_id),
  constraint setting_changed_by_fkey foreign key (changed_by) references access.staff (id),
  constraint setting_other_percent check (other_percent between 0 and 100),
  constraint setting_incident_percent check (incident_percent between 0 and 100),
  constraint setting_unreached_after check (unreached_after between 1 and 20),
  constraint setting_sample_percent check (sample_percent between 1 and 100),
  constraint setting_sample_least check (sample_least between 1 and 500)
);

select platform.protect('callbacks.setting');

-- What a callback (回访) has beyond a matter: what it is about, and what the owner said. callee is who is called where
-- one thing leads to many callbacks (the callers of an incident), else empty.
create table callbacks.callback (
  community_id uuid not null,
  matter_id uuid not null,
  class text not null,
  about_matter_id uuid,
  about_finished_at timestamptz,
  callee text collate "C" not null default '',
  technician_id uuid,
  house_id uuid,
  missed int not null default 0,
  call_again_at timestamptz,
  recorded_at timestamptz,
  recorded_by uuid,
  satisfaction text,
  work_quality text,
  attitude text,
  opinion text not null default '',
  problem boolean not null default false,
  rectification_id uuid,
  ended_at timestamptz,
  end_reason text not null default '',
  constraint callback_pkey primary key (community_id, matter_id),
  constraint callback_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint callback_about_fkey foreign key (community_id, about_matter_id) references matters.matter (community_id, id),
  constraint callback_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint callback_rectification_fkey foreign key (community_id, rectification_id)
    references quality.rectification (community_id, matter_id),
  constraint callback_technician_fkey foreign key (technician_id) references access.staff (id),
  constraint callback_recorded_by_fkey foreign key (recorded_by) references access.staff (id),
  constraint callback_class check (class in ('safety', 'leak', 'other', 'complaint', 'incident', 'unplanned')),
  constraint callback_satisfaction check (
    satisfaction in ('very-satisfied', 'satisfied', 'fair', 'dissatisfied', 'very-dissatisfied')
  ),
  constraint callback_work_quality check (work_quality in ('good', 'fair', 'poor')),
  constraint callback_attitude check (attitude in ('good', 'fair', 'poor')),
  constraint callback_recorded check (num_nonnulls(recorded_at, recorded_by, satisfaction) in (0, 3)),
  constraint callback_problem_recorded check (not problem or recorded_at is not null),
  constraint callback_planned_has_about check (class = 'unplanned' or (about_matter_id is not null and about_finished_at is not null)),
  constraint callback_missed check (missed >= 0)
);

-- One finish, one callback, however often the fact is told.
create unique index callback_once on callbacks.callback (community_id, about_matter_id, about_finished_at, callee)
  where class <> 'unplanned';

-- At most one open planned callback for each repair, complaint and caller.
create unique index callback_open_once on callbacks.callback (community_id, about_matter_id, callee)
  where class <> 'unplanned' and recorded_at is null and ended_at is null;

create index callback_recorded_order on callbacks.callback (community_id, recorded_at) where recorded_at is not null;

create index callback_of_house on callbacks.callback (community_id, house_id, recorded_at) where house_id is not null;

select platform.protect('callbacks.callback');

-- Every time somebody rang: who, when, and what came of it.
create table callbacks.attempt (
  community_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  outcome text not null,
  call_again_at timestamptz,
  note text not null default '',
  constraint attempt_pkey primary key (community_id, id),
  constraint attempt_callback_fkey foreign key (community_id, matter_id) references callbacks.callback (community_id, matter_id),
  constraint attempt_by_fkey foreign key (by_id) references access.staff (id),
  constraint attempt_outcome check (outcome in ('reached', 'no-answer', 'wrong-number', 'call-again', 'refused')),
  constraint attempt_appointment check ((outcome = 'call-again') = (call_again_at is not null))
);

create index attempt_callback on callbacks.attempt (community_id, matter_id, at);

select platform.protect('callbacks.attempt', append_only => true);

-- The manager's monthly random sample (§12.3.4.1) of the callbacks recorded in a month. With the seed anyone can draw
-- it again: see docs/decisions/0051.
create table callbacks.sample (
  community_id uuid not null,
  month date not null,
  seed text not null,
  percent int not null,
  least int not null,
  pool int not null,
  drawn_at timestamptz not null,
  drawn_by uuid,
  constraint sample_pkey primary key (community_id, month),
  constraint sample_community_fkey foreign key (community_id) references access.community (community_id),
  constraint sample_drawn_by_fkey foreign key (drawn_by) references access.staff (id),
  constraint sample_month check (extract(day from month) = 1),
  constraint sample_seed check (seed ~ '^[0-9a-f]{32}$')
);

select platform.protect('callbacks.sample', append_only => true);

-- One callback of the sample, and what the second call said against the first.
create table callbacks.sample_item (
  community_id uuid not null,
  month date not null,
  matter_id uuid not null,
  position int not null,
  draw_key text not null,
  must boolean not null,
  verdict text,
  satisfaction text,
  differs text not null default '',
  note text not null default '',
  rectification_id uuid,
  checked_at timestamptz,
  checked_by uuid,
  version int not null default 1,
  constraint sample_item_pkey primary key (community_id, month, matter_id),
  constraint sample_item_sample_fkey foreign key (community_id, month) references callbacks.sample (community_id, month),
  constraint sample_item_callback_fkey foreign key (community_id, matter_id) references callbacks.callback (community_id, matter_id),
  constraint sample_item_rectification_fkey foreign key (community_id, rectification_id)
    references quality.rectification (community_id, matter_id),
  constraint sample_item_checked_by_fkey foreign key (checked_by) references access.staff (id),
  constraint sample_item_verdict check (verdict in ('agrees', 'differs', 'unreached')),
  constraint sample_item_checked check (num_nonnulls(verdict, checked_at, checked_by) in (0, 3)),
  constraint sample_item_differs check ((verdict is not distinct from 'differs') = (differs <> '')),
  constraint sample_item_satisfaction check (
    satisfaction in ('very-satisfied', 'satisfied', 'fair', 'dissatisfied', 'very-dissatisfied')
  )
);

select platform.protect('callbacks.sample_item');
