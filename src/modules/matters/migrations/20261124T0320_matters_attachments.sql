-- What may stand in the timeline beside steps and comments.
alter table matters.entry drop constraint entry_kind;

alter table matters.entry add constraint entry_kind check (
  kind in (
    'opened', 'moved', 'assigned', 'edited', 'comment', 'word', 'breach',
    'unaccepted', 'extended', 'paused', 'resumed', 'retargeted', 'attached', 'retracted'
  )
);

-- Files of a matter (附件). The id is the one that a phone gave its record, and that of the entry in the timeline: the
-- same photo sent twice is one. Whoever takes one back leaves the row with the reason.
create table matters.attachment (
  community_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  file_id uuid not null,
  purpose text not null default '',
  added_by uuid not null,
  added_at timestamptz not null,
  retracted_by uuid,
  retracted_at timestamptz,
  retract_reason text not null default '',
  constraint attachment_pkey primary key (community_id, id),
  constraint attachment_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint attachment_file_fkey foreign key (community_id, file_id) references platform.file (community_id, id),
  constraint attachment_added_by_fkey foreign key (added_by) references access.staff (id),
  constraint attachment_retracted_by_fkey foreign key (retracted_by) references access.staff (id),
  constraint attachment_retracted_with_reason check (
    num_nonnulls(retracted_by, retracted_at) in (0, 2) and (retracted_at is not null) = (retract_reason <> '')
  )
);

create index attachment_matter on matters.attachment (community_id, matter_id, added_at);

select platform.protect('matters.attachment');
