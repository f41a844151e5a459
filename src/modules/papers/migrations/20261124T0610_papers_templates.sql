-- Templates (样张): how a kind of paper is laid out, in versions. A version without a day is the draft; one with a day is
-- in force from then on and stays as it is. A design that is null gives the kind back: to the company's template, or to
-- the one the program brings.
create table papers.template (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  number int not null,
  design jsonb,
  in_force_from date,
  saved_at timestamptz not null,
  saved_by uuid,
  version int not null default 1,
  constraint template_pkey primary key (community_id, id),
  constraint template_number unique (community_id, kind, number),
  constraint template_community_fkey foreign key (community_id) references access.community (community_id),
  constraint template_number_positive check (number > 0)
);

create unique index template_draft_once on papers.template (community_id, kind) where in_force_from is null;

create index template_in_force on papers.template (community_id, kind, in_force_from desc, number desc) where in_force_from is not null;

select platform.protect('papers.template');

create table papers.company_template (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  number int not null,
  design jsonb,
  in_force_from date,
  saved_at timestamptz not null,
  saved_by uuid,
  version int not null default 1,
  constraint company_template_pkey primary key (id),
  constraint company_template_number unique (kind, number),
  constraint company_template_number_positive check (number > 0)
);

create unique index company_template_draft_once on papers.company_template (kind) where in_force_from is null;

create index company_template_in_force on papers.company_template (kind, in_force_from desc, number desc) where in_force_from is not null;

select platform.share('papers.company_template');

-- A paper names the version it was laid out by; none: the template that the program brings.
alter table papers.paper add column template_level text not null default '', add column template_number int not null default 0;

alter table papers.paper add constraint paper_template check (template_level in ('', 'community', 'company'));

create index paper_recent on papers.paper (community_id, issued_at desc, id desc);

create index paper_by_number on papers.paper (community_id, number, id);
