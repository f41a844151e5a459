create schema papers;

-- Gapless numbers: one counter row for each community and series, touched in the last statement before commit.
create table papers.series (
  community_id uuid not null,
  code text not null,
  year int not null,
  last_number int not null,
  constraint series_pkey primary key (community_id, code, year),
  constraint series_community_fkey foreign key (community_id) references access.community (community_id)
);

select platform.protect('papers.series');

-- A paper as it was issued: what it said stays as it was, whatever becomes of the thing it was about.
create table papers.paper (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  number text not null,
  series_code text not null,
  series_year int not null,
  series_number int not null,
  subject_kind text not null,
  subject_id uuid not null,
  content jsonb not null,
  issued_at timestamptz not null,
  issued_by uuid,
  constraint paper_pkey primary key (community_id, id),
  constraint paper_number unique (community_id, series_code, series_year, series_number),
  constraint paper_series_fkey foreign key (community_id, series_code, series_year) references papers.series (community_id, code, year)
);

create index paper_subject on papers.paper (community_id, subject_id, issued_at desc);

select platform.protect('papers.paper', append_only => true);

-- What became of a paper: printed again, voided with a reason. The number of a voided paper is kept.
create table papers.paper_event (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  paper_id uuid not null,
  what text not null,
  reason text not null default '',
  at timestamptz not null,
  by_id uuid,
  constraint paper_event_pkey primary key (community_id, id),
  constraint paper_event_paper_fkey foreign key (community_id, paper_id) references papers.paper (community_id, id),
  constraint paper_event_what check (what in ('printed', 'voided'))
);

create unique index paper_event_voided on papers.paper_event (community_id, paper_id) where what = 'voided';

create index paper_event_paper on papers.paper_event (community_id, paper_id, at);

select platform.protect('papers.paper_event', append_only => true);
