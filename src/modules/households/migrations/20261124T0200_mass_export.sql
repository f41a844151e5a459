-- A mass export (全号导出): the registers with whole phones and identity numbers. One person asks with a reason, another
-- one grants it; for a day the one who asked may take the file (case 40).
create table households.mass_export (
  community_id uuid not null,
  id uuid not null,
  reason text not null,
  state text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  decision_note text not null default '',
  taken_at timestamptz,
  taken_rows int,
  constraint mass_export_pkey primary key (community_id, id),
  constraint mass_export_community_fkey foreign key (community_id) references access.community (community_id),
  constraint mass_export_reason check (reason <> ''),
  constraint mass_export_state check (state in ('waiting', 'granted', 'declined', 'withdrawn')),
  constraint mass_export_decided check ((decided_at is null) = (decided_by is null)),
  constraint mass_export_granted check (state <> 'granted' or decided_by is not null),
  constraint mass_export_two_people check (decided_by <> asked_by)
);

create index mass_export_asked on households.mass_export (community_id, asked_at desc, id);

select platform.protect('households.mass_export');
