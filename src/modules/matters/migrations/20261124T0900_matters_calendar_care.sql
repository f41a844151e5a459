-- Every change of the holiday arrangement, one row each; the version is what an editor has seen. Two who save at once
-- meet at the key. days: [{ day, before, after }], null where the day was or is an ordinary one. reckoned_at is set by
-- the job once every open deadline that the change touches has been reckoned anew.
create table matters.calendar_change (
  version int not null,
  year int not null,
  source text not null,
  days jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  reckoned_at timestamptz,
  constraint calendar_change_pkey primary key (version),
  constraint calendar_change_changed_by_fkey foreign key (changed_by) references access.staff (id),
  constraint calendar_change_version check (version > 0)
);

select platform.share('matters.calendar_change', append_only => true);

-- Open deadlines that were reckoned without holidays: Today warns of them.
create index clock_assumed on matters.clock (community_id)
  where calendar_assumed and met_at is null and ended_at is null;

-- What hears that its deadline moved with the arrangement.
alter table matters.entry drop constraint entry_kind;

alter table matters.entry add constraint entry_kind check (
  kind in (
    'opened', 'moved', 'assigned', 'edited', 'comment', 'word', 'breach',
    'unaccepted', 'extended', 'paused', 'resumed', 'retargeted', 'attached', 'retracted', 'reckoned'
  )
);
