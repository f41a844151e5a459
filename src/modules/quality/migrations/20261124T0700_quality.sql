create schema quality;

-- What a rectification notice (整改通知) has beyond a matter: what it is about, what is wrong, to whom, until when,
-- and who signed for it, replied and checked. Earlier replies and checks stay in the matter's timeline.
create table quality.rectification (
  community_id uuid not null,
  matter_id uuid not null,
  subject_kind text not null,
  subject_name text not null,
  subject_matter_id uuid,
  source_kind text,
  source_id uuid,
  wrong text not null,
  demand text not null default '',
  to_staff_id uuid,
  to_role text,
  deadline date not null,
  paper_id uuid,
  issued_at timestamptz,
  issued_by uuid,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  reply text not null default '',
  replied_at timestamptz,
  replied_by uuid,
  check_note text not null default '',
  checked_at timestamptz,
  checked_by uuid,
  sent_back int not null default 0,
  constraint rectification_pkey primary key (community_id, matter_id),
  constraint rectification_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint rectification_subject_fkey foreign key (community_id, subject_matter_id) references matters.matter (community_id, id),
  constraint rectification_paper_fkey foreign key (community_id, paper_id) references papers.paper (community_id, id),
  constraint rectification_to_staff_fkey foreign key (to_staff_id) references access.staff (id),
  constraint rectification_issued_by_fkey foreign key (issued_by) references access.staff (id),
  constraint rectification_acknowledged_by_fkey foreign key (acknowledged_by) references access.staff (id),
  constraint rectification_replied_by_fkey foreign key (replied_by) references access.staff (id),
  constraint rectification_checked_by_fkey foreign key (checked_by) references access.staff (id),
  constraint rectification_subject_kind check (subject_kind in ('repair', 'complaint', 'callback', 'house', 'public-area',
    'facility', 'space', 'procedure', 'file', 'renovation')),
  constraint rectification_one_addressee check (num_nonnulls(to_staff_id, to_role) = 1),
  constraint rectification_wrong check (wrong <> ''),
  constraint rectification_source check ((source_kind is null) = (source_id is null)),
  constraint rectification_issued check ((issued_at is null) = (paper_id is null)),
  -- Maker is not checker.
  constraint rectification_other_checker check (checked_by is null or (checked_by is distinct from replied_by
    and checked_by is distinct from acknowledged_by))
);

-- What gave rise to a notice gives rise to one.
create unique index rectification_source_once on quality.rectification (community_id, source_kind, source_id)
  where source_id is not null;

create index rectification_subject on quality.rectification (community_id, subject_matter_id)
  where subject_matter_id is not null;

select platform.protect('quality.rectification');
