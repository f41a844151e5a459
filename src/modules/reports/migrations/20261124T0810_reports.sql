create schema reports;

-- The weekly summary of complaints (投诉周报, §12.3.7) of the week that begins on this Monday: the supervisor's words as
-- they stand in the draft. The matter carries its deadline and who has to write it.
create table reports.complaint_summary (
  community_id uuid not null,
  week date not null,
  matter_id uuid not null,
  problems text not null default '',
  causes text not null default '',
  measures text not null default '',
  version int not null default 1,
  changed_at timestamptz,
  changed_by uuid,
  constraint complaint_summary_pkey primary key (community_id, week),
  constraint complaint_summary_matter_once unique (community_id, matter_id),
  constraint complaint_summary_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint complaint_summary_changed_by_fkey foreign key (changed_by) references access.staff (id),
  constraint complaint_summary_monday check (extract(isodow from week) = 1)
);

select platform.protect('reports.complaint_summary');

-- Each time it was signed: the words, and the figures as they were then. A later edition has its reason; none replaces another.
create table reports.complaint_summary_edition (
  community_id uuid not null,
  week date not null,
  edition int not null,
  problems text not null,
  causes text not null,
  measures text not null,
  reason text not null default '',
  figures jsonb not null,
  paper_id uuid not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  constraint complaint_summary_edition_pkey primary key (community_id, week, edition),
  constraint complaint_summary_edition_summary_fkey foreign key (community_id, week)
    references reports.complaint_summary (community_id, week),
  constraint complaint_summary_edition_paper_fkey foreign key (community_id, paper_id) references papers.paper (community_id, id),
  constraint complaint_summary_edition_signed_by_fkey foreign key (signed_by) references access.staff (id),
  constraint complaint_summary_edition_words check (problems <> '' and causes <> '' and measures <> ''),
  constraint complaint_summary_edition_reason check ((edition = 1) = (reason = ''))
);

select platform.protect('reports.complaint_summary_edition', append_only => true);
