-- What a community says of a deadline instead of its default; the rules themselves are declared by the modules.
-- policy is null where the default was taken up again: the version goes on rising, so that no editor is overtaken.
create table matters.clock_setting (
  community_id uuid not null,
  rule text not null,
  policy jsonb,
  version int not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint clock_setting_pkey primary key (community_id, rule),
  constraint clock_setting_community_fkey foreign key (community_id) references access.community (community_id),
  constraint clock_setting_changed_by_fkey foreign key (changed_by) references access.staff (id)
);

select platform.protect('matters.clock_setting');
